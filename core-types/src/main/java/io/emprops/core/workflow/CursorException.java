package io.emprops.core.workflow;

/** A cursor that no list gave out. */
public final class CursorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Shows the cursor. */
  public CursorException(String cursor) {
    super("no list gave out the cursor '%s'".formatted(cursor));
  }
}
