package io.emprops.core.secret.port.out;

import io.emprops.core.problem.UnavailableException;

/** Secrets cannot be had now; the same call may work later. */
public final class SecretsUnavailableException extends UnavailableException {
  private static final long serialVersionUID = 1L;

  /** Says what was tried and what stood in the way. */
  public SecretsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what was tried and what the answer was. */
  public SecretsUnavailableException(String message) {
    super(message);
  }
}
