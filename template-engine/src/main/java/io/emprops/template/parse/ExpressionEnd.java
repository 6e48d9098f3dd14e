package io.emprops.template.parse;

import io.emprops.core.template.VariableName;

/**
 * Finds the braces that end a placeholder: the first outside the expression's string literals and
 * outside a map that it opens.
 */
final class ExpressionEnd {
  private final String text;
  private int at;

  private ExpressionEnd(String text, int from) {
    this.text = text;
    this.at = from;
  }

  /**
   * Searches from after the opening braces.
   *
   * @return the index of the closing braces; or, where they are missing, {@code -n - 1} with the
   *     index n at which reading goes on: the next opening braces, else the end of the text
   */
  static int find(String text, int from) {
    return new ExpressionEnd(text, from).find();
  }

  private int find() {
    int open = 0;
    boolean word = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        skipLiteral(c, word && isRaw());
      } else if (c == '{') {
        if (text.startsWith("{{", at)) {
          return -backslashesStart() - 1;
        }
        open++;
        at++;
      } else if (c == '}') {
        if (open == 0 && text.startsWith("}}", at)) {
          return at;
        }
        open = Math.max(0, open - 1);
        at++;
      } else {
        at++;
      }
      word = VariableName.isNameCharacter(c);
    }
    return -text.length() - 1;
  }

  private int backslashesStart() {
    int start = at;
    while (text.charAt(start - 1) == '\\') {
      start--;
    }
    return start;
  }

  /**
   * Whether the letters before the quote are a literal's prefix with an r, so that backslashes do
   * not escape.
   */
  private boolean isRaw() {
    int start = at;
    while (start > 0 && VariableName.isNameCharacter(text.charAt(start - 1)) && at - start <= 2) {
      start--;
    }
    return switch (text.substring(start, at)) {
      case "r", "R", "br", "bR", "Br", "BR", "rb", "rB", "Rb", "RB" -> true;
      default -> false;
    };
  }

  /** A literal in one quote ends with its line at the latest, as in the expression language. */
  private void skipLiteral(char quote, boolean raw) {
    String triple = String.valueOf(quote).repeat(3);
    boolean isTriple = text.startsWith(triple, at);
    at += isTriple ? 3 : 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && !raw) {
        at += 2;
      } else if (isTriple ? text.startsWith(triple, at) : c == quote) {
        at += isTriple ? 3 : 1;
        return;
      } else if (!isTriple && (c == '\n' || c == '\r')) {
        return;
      } else {
        at++;
      }
    }
    at = Math.min(at, text.length());
  }
}
