package io.emprops.core.batch;

/** The rows of a batch as text. */
public record BatchTable(Format format, String text) {

  /** How rows are written. */
  public enum Format {
    /** RFC 4180; a header names the variables, each row below it holds their values. */
    CSV,
    /** Each line is a JSON object of inputs. */
    JSONL
  }
}
