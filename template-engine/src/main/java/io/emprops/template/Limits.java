package io.emprops.template;

import io.emprops.template.expression.Work;

/**
 * How large a document, its inputs and its payload may be, and how much a rendering may do. What
 * exceeds a limit ends in a diagnostic.
 *
 * @param sourceBytes of the document's UTF-8 text
 * @param depth of nested arrays and objects, in the document and in each input
 * @param nodes values in the document
 * @param placeholders in the template, conditions and lists included
 * @param variables declared and undeclared ones together
 * @param outputBytes of the payload's UTF-8 text
 * @param iterations of all loops of one rendering together
 * @param expressionLength of one expression, in code points
 * @param expressionText what the expressions of one rendering build: UTF-16 units of text, 16 for
 *     each element of a list, 32 for each member
 * @param expressionSteps parts of expressions that one rendering evaluates, with what they look
 *     through
 */
public record Limits(
    int sourceBytes,
    int depth,
    int nodes,
    int placeholders,
    int variables,
    int outputBytes,
    int iterations,
    int expressionLength,
    int expressionText,
    int expressionSteps) {

  private static final Limits STANDARD =
      new Limits(1 << 20, 64, 50_000, 10_000, 1_000, 4 << 20, 10_000, 10_000, 4 << 20, 4 << 20);

  /** The limits that the language names. */
  public static Limits standard() {
    return STANDARD;
  }

  /** What the expressions and loops of one rendering may do. */
  Work.Allowance allowance() {
    return new Work.Allowance(expressionText, expressionSteps, iterations);
  }
}
