package io.emprops.it.faults;

/** The harness cannot go on: it was asked for nonsense, or Redis does not start. */
final class FaultFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FaultFailure(String message) {
    super(message);
  }

  FaultFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
