package io.emprops.core.asset.port.out;

import io.emprops.core.problem.UnavailableException;

/** The store could not be asked; the same call may work later. */
public final class AssetStoreUnavailableException extends UnavailableException {
  private static final long serialVersionUID = 1L;

  /** Says what was tried and what stood in the way. */
  public AssetStoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
