package io.emprops.template.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes strings of templates apart, where each placeholder is closed and holds no string. */
final class OracleText {
  private static final Set<String> DIRECTIVES =
      Set.of("$if", "$switch", "$each", "$merge", "$let", "$raw");

  private OracleText() {}

  /**
   * A part of a string.
   *
   * @param text plain text, or what stands between the braces
   */
  record Piece(String text, boolean isHole) {}

  static boolean isDirective(String key) {
    return DIRECTIVES.contains(key);
  }

  static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    var plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int braces = text.indexOf("{{", at);
      if (braces < 0) {
        break;
      }
      int slashes = 0;
      while (braces - slashes > at && text.charAt(braces - slashes - 1) == '\\') {
        slashes++;
      }
      plain.append(text, at, braces - slashes).repeat('\\', slashes / 2);
      if (slashes % 2 == 1) {
        plain.append("{{");
        at = braces + 2;
      } else {
        end(plain, pieces);
        int close = text.indexOf("}}", braces);
        pieces.add(new Piece(text.substring(braces + 2, close).strip(), true));
        at = close + 2;
      }
    }
    plain.append(text, at, text.length());
    end(plain, pieces);
    return pieces;
  }

  private static void end(StringBuilder plain, List<Piece> pieces) {
    if (!plain.isEmpty()) {
      pieces.add(new Piece(plain.toString(), false));
      plain.setLength(0);
    }
  }
}
