package io.emprops.it.faults;

/** The harness cannot go on: it was asked for nonsense, or Redis does not start. */
public final class FaultFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why. */
  public FaultFailure(String message) {
    super(message);
  }

  /** Says why, and keeps the cause. */
  public FaultFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
