package io.emprops.core.job.port.out;

import io.emprops.core.problem.UnavailableException;

/** The queue could not be asked; the same call may work later. */
public final class QueueUnavailableException extends UnavailableException {
  private static final long serialVersionUID = 1L;

  /** Says what was tried and what stood in the way. */
  public QueueUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what was tried and what the answer was. */
  public QueueUnavailableException(String message) {
    super(message);
  }
}
