package io.emprops.core.json;

/** Says where a text stops being JSON. */
public final class JsonTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  /**
   * Names the place.
   *
   * @param line from 1
   * @param column from 1, in UTF-16 units
   */
  public JsonTextException(String message, int line, int column) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The column, from 1, in UTF-16 units. */
  public int column() {
    return column;
  }
}
