package io.emprops.template.form;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Writes a pattern of RE2 so that ECMA-262, with its {@code u} flag, and the JDK find the same. RE2
 * has its own idea of {@code .}, {@code \s} and {@code \v}, and takes brackets and dashes where
 * ECMA-262 does not.
 */
final class PortablePattern {
  private static final String SYNTAX = "^$\\.*+?()[]{}|/";
  private static final String BLANKS = "\\t\\n\\f\\r\\x20";

  /** Whose letters only become more with each version of Unicode. */
  private static final Set<String> CATEGORIES =
      Set.of("L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No");

  private final String pattern;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private boolean canRepeat;
  private boolean isPortable = true;

  private PortablePattern(String pattern) {
    this.pattern = pattern;
  }

  /** The pattern for all readers; empty where there is no such pattern. */
  static Optional<String> of(String pattern) {
    var portable = new PortablePattern(pattern);
    while (portable.isPortable && portable.at < pattern.length()) {
      portable.next();
    }
    return portable.isPortable ? Optional.of(portable.out.toString()) : Optional.empty();
  }

  private void next() {
    int c = read();
    switch (c) {
      case '\\' -> escape();
      case '[' -> characterClass();
      case '.' -> atom("[^\\n]");
      case '(' -> open();
      case ')' -> atom(")");
      case '|', '^', '$' -> assertion(Character.toString(c));
      case '*', '+', '?' -> repeat(Character.toString(c));
      case '{' -> {
        int end = pattern.indexOf('}', at);
        repeat("{" + pattern.substring(at, end) + "}");
        at = end + 1;
        lazy();
      }
      default -> atom(literal(c));
    }
  }

  private void open() {
    boolean isPlain = !pattern.startsWith("?:", at);
    at += isPlain ? 0 : 2;
    assertion(isPlain ? "(" : "(?:");
  }

  private void repeat(String times) {
    isPortable = canRepeat;
    out.append(times);
    canRepeat = false;
    if (!times.startsWith("{")) {
      lazy();
    }
  }

  private void lazy() {
    if (pattern.startsWith("?", at)) {
      out.append('?');
      at++;
    }
  }

  private void escape() {
    int c = read();
    switch (c) {
      case 'd', 'D', 'w', 'W' -> atom("\\" + Character.toString(c));
      case 's' -> atom("[" + BLANKS + "]");
      case 'S' -> atom("[^" + BLANKS + "]");
      case 'b', 'B' -> assertion("\\" + Character.toString(c));
      case 'p' -> atom(category(false));
      default -> character(c).ifPresentOrElse(code -> atom(literal(code)), this::giveUp);
    }
  }

  /** The character that an escape stands for. */
  private OptionalInt character(int c) {
    return switch (c) {
      case 'n' -> OptionalInt.of('\n');
      case 'r' -> OptionalInt.of('\r');
      case 't' -> OptionalInt.of('\t');
      case 'f' -> OptionalInt.of('\f');
      case 'v' -> OptionalInt.of(0x0B);
      case '0' -> isOctal() ? OptionalInt.empty() : OptionalInt.of(0);
      case 'x' -> hex();
      default -> c < 128 && Character.isLetterOrDigit(c) ? OptionalInt.empty() : OptionalInt.of(c);
    };
  }

  private boolean isOctal() {
    return at < pattern.length() && Character.isDigit(pattern.charAt(at));
  }

  private OptionalInt hex() {
    boolean isBraced = pattern.startsWith("{", at);
    int start = isBraced ? at + 1 : at;
    int end = isBraced ? pattern.indexOf('}', at) : at + 2;
    if (end < 0 || end > pattern.length()) {
      return OptionalInt.empty();
    }
    String digits = pattern.substring(start, end);
    at = isBraced ? end + 1 : end;
    return digits.matches("[0-9A-Fa-f]{1,6}")
        ? OptionalInt.of(Integer.parseInt(digits, 16))
        : OptionalInt.empty();
  }

  private String category(boolean negated) {
    int end = pattern.startsWith("{", at) ? pattern.indexOf('}', at) : -1;
    String name = end < 0 ? "" : pattern.substring(at + 1, end);
    if (negated || !CATEGORIES.contains(name)) {
      giveUp();
      return "";
    }
    at = end + 1;
    return "\\p{" + name + "}";
  }

  private void characterClass() {
    boolean isNegated = pattern.startsWith("^", at);
    at += isNegated ? 1 : 0;
    var members = new StringBuilder(isNegated ? "[^" : "[");
    while (isPortable && at < pattern.length() && pattern.charAt(at) != ']') {
      OptionalInt low = member(isNegated, members);
      boolean isRange =
          low.isPresent() && pattern.startsWith("-", at) && !pattern.startsWith("-]", at);
      if (isRange) {
        at++;
        members.append('-');
        if (member(isNegated, members).isEmpty()) {
          giveUp();
        }
      }
    }
    at++;
    atom(members.append(']').toString());
  }

  /** Appends one member of a class; tells its character, unless it stands for several. */
  private OptionalInt member(boolean negated, StringBuilder members) {
    int c = read();
    int escaped = c == '\\' ? read() : -1;
    String several =
        switch (escaped) {
          case 'd', 'D', 'w', 'W' -> "\\" + Character.toString(escaped);
          case 's' -> BLANKS;
          case 'p' -> category(negated);
          default -> "";
        };
    if (!several.isEmpty()) {
      members.append(several);
      return OptionalInt.empty();
    }
    OptionalInt one = escaped < 0 ? OptionalInt.of(c) : character(escaped);
    one.ifPresentOrElse(code -> members.append(inClass(code)), this::giveUp);
    return one;
  }

  /** The next code point; past the end, one that no pattern may hold. */
  private int read() {
    if (at >= pattern.length()) {
      giveUp();
      return 'z';
    }
    int c = pattern.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private void atom(String text) {
    out.append(text);
    canRepeat = true;
  }

  private void assertion(String text) {
    out.append(text);
    canRepeat = false;
  }

  private void giveUp() {
    isPortable = false;
  }

  private static String literal(int c) {
    if (c < 0x20 || c == 0x7F) {
      return "\\x%02X".formatted(c);
    }
    return SYNTAX.indexOf(c) >= 0 ? "\\" + Character.toString(c) : Character.toString(c);
  }

  /** In a class, dashes, brackets and ampersands mean something to one reader or another. */
  private static String inClass(int c) {
    return c < 0x80 && !Character.isLetterOrDigit(c)
        ? "\\x%02X".formatted(c)
        : Character.toString(c);
  }
}
