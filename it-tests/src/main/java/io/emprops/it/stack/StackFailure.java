package io.emprops.it.stack;

/** The stack cannot do what was asked; the message is one line that says why and what to do. */
public final class StackFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why and what to do. */
  public StackFailure(String message) {
    super(message);
  }

  /** Says why and what to do, and keeps the cause for those who debug. */
  public StackFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
