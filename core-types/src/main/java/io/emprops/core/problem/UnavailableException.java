package io.emprops.core.problem;

/** Something that is needed could not be reached; the same call may work later. */
public abstract class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was tried and what stood in the way. */
  protected UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what was tried and what the answer was. */
  protected UnavailableException(String message) {
    super(message);
  }
}
