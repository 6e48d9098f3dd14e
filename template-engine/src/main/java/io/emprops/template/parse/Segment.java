package io.emprops.template.parse;

/** A piece of a string of the template. */
public sealed interface Segment {

  /** Text as it comes out, backslashes before braces resolved. */
  record Text(String text) implements Segment {}

  /**
   * A placeholder; indexes count the string's UTF-16 units.
   *
   * @param expression what stands between the braces, without the blanks around it
   * @param expressionStart index of the expression
   * @param start index of the first brace
   * @param end index after the last brace
   */
  record Placeholder(String expression, int expressionStart, int start, int end)
      implements Segment {}

  /**
   * Braces that make no placeholder.
   *
   * @param kind what is wrong
   * @param start index of the first brace
   * @param end index after the faulty part
   */
  record Faulty(Fault kind, int start, int end) implements Segment {}

  /** What can be wrong with a pair of braces. */
  enum Fault {
    /** They are not closed, or others open inside. */
    UNCLOSED,
    /** Nothing but blanks stands between them. */
    EMPTY,
    /** They open a section, a partial, or an unescaped value of another template language. */
    SECTION
  }
}
