package io.emprops.it.bench.engine;

/**
 * Escapes text for the inside of a JSON string; what the engines for text are given to escape with.
 */
public final class JsonEscape {
  private static final String HEX = "0123456789abcdef";

  private JsonEscape() {}

  /** The text itself where nothing needs an escape, which is the common case. */
  public static String of(Object value) {
    String text = value.toString();
    for (int i = 0; i < text.length(); i++) {
      if (needsEscape(text.charAt(i))) {
        return escaped(text, i);
      }
    }
    return text;
  }

  private static boolean needsEscape(char c) {
    return c < ' ' || c == '"' || c == '\\';
  }

  private static String escaped(String text, int first) {
    var out = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }
}
