package io.emprops.core.webhook;

/** A webhook's URL leads where nothing may be sent. The message says why, for whoever wrote it. */
public final class ForbiddenUrlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Tells why. */
  public ForbiddenUrlException(String why) {
    super(why);
  }

  /** Why. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
