package io.emprops.template.parse;

/**
 * A piece of the source text.
 *
 * @param start offset of its first UTF-16 unit
 * @param end offset after its last
 */
public record Span(int start, int end) {

  /** The number of UTF-16 units. */
  public int length() {
    return end - start;
  }
}
