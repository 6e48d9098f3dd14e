package io.emprops.template.parse;

import java.util.Arrays;
import java.util.List;

/**
 * Words that stand in most documents, so that reading one needs no new string. One that is not here
 * is read all the same.
 */
final class CommonWords {
  private static final int LONGEST = 16;
  private static final int SIZE = 512;
  private static final List<String> WORDS =
      List.of(
          "type",
          "required",
          "default",
          "label",
          "description",
          "options",
          "min",
          "max",
          "step",
          "value",
          "text",
          "textarea",
          "template",
          "variable_types",
          "job_type",
          "output",
          "kind",
          "path",
          "content",
          "role",
          "model",
          "messages",
          "user",
          "system",
          "prompt",
          "max_tokens",
          "temperature",
          "number",
          "integer",
          "select",
          "checkbox",
          "slider",
          "string",
          "url",
          "method",
          "headers",
          "body",
          "stream",
          "order",
          "group",
          "placeholder",
          "max_length",
          "min_length",
          "rows",
          "nullable",
          "on_missing",
          "examples",
          "visible_if",
          "$if",
          "then",
          "else",
          "$each",
          "as",
          "do",
          "$let",
          "in",
          "name",
          "input",
          "format",
          "json",
          "items",
          "fields");

  private static final String[] TABLE = table();
  private static final char[][] UNITS = units();

  private CommonWords() {}

  /**
   * The text between the offsets.
   *
   * @param units of the text
   */
  static String between(String text, char[] units, int start, int end) {
    int length = end - start;
    if (length > 1 && length <= LONGEST) {
      int slot = slot(units[start], units[start + 1], units[end - 1], length);
      if (isAt(UNITS[slot], units, start, length)) {
        return TABLE[slot];
      }
    }
    return text.substring(start, end);
  }

  // For a dozen units the library's comparison takes longer to begin than this to end.
  private static boolean isAt(char[] word, char[] units, int start, int length) {
    if (word.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (word[i] != units[start + i]) {
        return false;
      }
    }
    return true;
  }

  /** No two of the words have the same. */
  private static int slot(char first, char second, char last, int length) {
    return (first + second * 70 + last * 7 + length) & (SIZE - 1);
  }

  private static char[][] units() {
    char[][] units = new char[SIZE][];
    Arrays.setAll(units, slot -> TABLE[slot].toCharArray());
    return units;
  }

  private static String[] table() {
    String[] table = new String[SIZE];
    Arrays.fill(table, "");
    for (String word : WORDS) {
      int length = word.length();
      int slot = slot(word.charAt(0), word.charAt(1), word.charAt(length - 1), length);
      if (!table[slot].isEmpty()) {
        throw new IllegalStateException(word + " takes the place of " + table[slot]);
      }
      table[slot] = word;
    }
    return table;
  }
}
