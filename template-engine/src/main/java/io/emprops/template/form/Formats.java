package io.emprops.template.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The forms of texts as patterns that ECMA-262 and the JDK read alike. None is narrower than the
 * check that it stands for; where one is wider, the schema says so.
 */
final class Formats {
  static final String NUMBER = "^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$";
  static final String COLOR = "^#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?$";

  /** Wider: it takes 30 February. */
  static final String DATE = "^" + day() + "$";

  static final String TIME = "^" + clock() + "(?:" + offset() + ")?$";

  /** Wider, as {@link #DATE} is. */
  static final String DATETIME = "^" + day() + "[Tt]" + clock() + offset() + "$";

  /** Wider: the length is counted otherwise. */
  static final String EMAIL =
      "^[^\\x00-\\x20\\x7F\"(),:;<>@\\[\\\\\\]]{1,64}@" + label() + "(?:\\." + label() + ")*$";

  /** Something that is no blank to the JDK. */
  static final String REFERENCE =
      "[^\\x09-\\x0D\\x1C-\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200A\\u2028\\u2029\\u205F\\u3000]";

  private static final String URL_REST = ":[^\\x00-\\x20\"<>\\\\^`{|}\\x7F]+$";
  private static final String SCHEME = "[A-Za-z][A-Za-z0-9+.\\-]*";

  private Formats() {}

  /** Wider: only the scheme and the characters. */
  static String url(List<String> schemes) {
    boolean areNames = schemes.stream().allMatch(scheme -> scheme.matches(SCHEME));
    String scheme =
        areNames && !schemes.isEmpty()
            ? schemes.stream().map(Formats::anyCase).collect(Collectors.joining("|", "(?:", ")"))
            : SCHEME;
    return "^" + scheme + URL_REST;
  }

  /** The pattern of a kind of moment. */
  static Optional<String> moment(String kind) {
    return switch (kind) {
      case "date" -> Optional.of(DATE);
      case "time" -> Optional.of(TIME);
      case "datetime" -> Optional.of(DATETIME);
      default -> Optional.empty();
    };
  }

  private static String anyCase(String scheme) {
    return scheme
        .chars()
        .mapToObj(
            c ->
                Character.isLetter(c)
                    ? "[%c%c]".formatted(Character.toLowerCase(c), Character.toUpperCase(c))
                    : "[\\x%02X]".formatted(c))
        .collect(Collectors.joining());
  }

  private static String day() {
    return "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";
  }

  private static String clock() {
    return "(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]{1,30})?";
  }

  private static String offset() {
    return "(?:[Zz]|[+\\-](?:(?:0[0-9]|1[0-7]):[0-5][0-9]|18:00))";
  }

  private static String label() {
    return "[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?";
  }
}
