package io.emprops.ui.problem;

/** The API could not be reached or gave no answer; the same call may work later. */
public final class ApiUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was tried and what stood in the way. */
  public ApiUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what was tried and what came instead of an answer. */
  public ApiUnavailableException(String message) {
    super(message);
  }
}
