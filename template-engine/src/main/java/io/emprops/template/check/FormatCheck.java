package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.ValueRules;
import io.emprops.template.parse.Pointer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Text of a fixed form. */
record FormatCheck(Predicate<String> fits, String form) implements ValueCheck {
  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?");
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  private static final Pattern LOCAL =
      Pattern.compile("[^\\s\\p{Cntrl}@\"(),:;<>\\[\\]\\\\]{1,64}");
  private static final int MAX_EMAIL = 254;

  static FormatCheck color() {
    return new FormatCheck(text -> COLOR.matcher(text).matches(), "#rrggbb or #rrggbbaa");
  }

  static FormatCheck email() {
    return new FormatCheck(FormatCheck::isEmail, "name@example.com");
  }

  static FormatCheck url(ValueRules.Url rules) {
    return new FormatCheck(text -> isUrl(text, rules), "an absolute URL" + allowed(rules));
  }

  @Override
  public JsonValue check(JsonValue value, Pointer at, CheckRun run) {
    if (!(value instanceof JsonString(String text))) {
      run.add(ErrorCode.INPUT_TYPE, at, "must be text, not " + value.kind());
    } else if (!fits.test(text)) {
      run.add(ErrorCode.INPUT_FORMAT, at, "must have the form " + form);
    }
    return value;
  }

  private static boolean isEmail(String text) {
    int sign = text.lastIndexOf('@');
    return sign > 0
        && text.length() <= MAX_EMAIL
        && LOCAL.matcher(text.substring(0, sign)).matches()
        && areLabels(text.substring(sign + 1));
  }

  private static boolean areLabels(String domain) {
    for (String label : domain.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUrl(String text, ValueRules.Url rules) {
    return uri(text).filter(uri -> isAllowed(uri, rules)).isPresent();
  }

  private static Optional<URI> uri(String text) {
    try {
      var uri = new URI(text);
      boolean isComplete = uri.isAbsolute() && (uri.isOpaque() || uri.getRawAuthority() != null);
      return isComplete ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static boolean isAllowed(URI uri, ValueRules.Url rules) {
    String host = uri.getHost();
    return (rules.schemes().isEmpty() || contains(rules.schemes(), uri.getScheme()))
        && (rules.hosts().isEmpty() || (host != null && contains(rules.hosts(), host)));
  }

  private static boolean contains(Iterable<String> names, String name) {
    for (String each : names) {
      if (each.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static String allowed(ValueRules.Url rules) {
    return (rules.schemes().isEmpty() ? "" : " with scheme " + String.join(" or ", rules.schemes()))
        + (rules.hosts().isEmpty() ? "" : " at host " + String.join(" or ", rules.hosts()));
  }
}
