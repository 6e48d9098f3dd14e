package io.emprops.template.expression;

/**
 * A name in an expression that the expression does not bind itself.
 *
 * @param name of a variable, or of a type of the expression language
 * @param from index of its first UTF-16 unit in the expression
 * @param guess what stands beside it tells of its type
 */
public record FreeName(String name, int from, Guess guess) {

  /** What a use tells of a value's type. */
  public enum Guess {
    /** It decides something. */
    BOOLEAN,
    /** It is computed with or held against a number. */
    NUMBER,
    /** Something inside it is used. */
    INSIDE,
    /** Nothing. */
    NONE
  }
}
