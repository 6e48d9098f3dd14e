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

  private CommonWords() {}

  /** The text between the offsets. */
  static String between(String text, int start, int end) {
    int length = end - start;
    if (length > 1 && length <= LONGEST) {
      String word = TABLE[slot(text, start, length)];
      if (word.length() == length && text.startsWith(word, start)) {
        return word;
      }
    }
    return text.substring(start, end);
  }

  /** No two of the words have the same. */
  private static int slot(String text, int start, int length) {
    char last = text.charAt(start + length - 1);
    return (text.charAt(start) + text.charAt(start + 1) * 70 + last * 7 + length) & (SIZE - 1);
  }

  private static String[] table() {
    String[] table = new String[SIZE];
    Arrays.fill(table, "");
    for (String word : WORDS) {
      int slot = slot(word, 0, word.length());
      if (!table[slot].isEmpty()) {
        throw new IllegalStateException(word + " takes the place of " + table[slot]);
      }
      table[slot] = word;
    }
    return table;
  }
}
