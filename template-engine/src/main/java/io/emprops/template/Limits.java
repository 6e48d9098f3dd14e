package io.emprops.template;

/**
 * How large a document, its inputs and its payload may be. What exceeds a limit ends in a
 * diagnostic.
 *
 * @param sourceBytes of the document's UTF-8 text
 * @param depth of nested arrays and objects, in the document and in each input
 * @param nodes values in the document
 * @param placeholders in the template
 * @param variables declared and undeclared ones together
 * @param outputBytes of the payload's UTF-8 text
 * @param iterations of all loops of one rendering together
 * @param expressionLength of one expression, in code points
 */
public record Limits(
    int sourceBytes,
    int depth,
    int nodes,
    int placeholders,
    int variables,
    int outputBytes,
    int iterations,
    int expressionLength) {

  private static final Limits STANDARD =
      new Limits(1 << 20, 64, 50_000, 10_000, 1_000, 4 << 20, 10_000, 10_000);

  /** The limits that the language names. */
  public static Limits standard() {
    return STANDARD;
  }
}
