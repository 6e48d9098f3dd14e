package io.emprops.ui.session;

/** No one is signed in where someone must be. */
public final class SignedOutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For a screen that was opened without a session. */
  public SignedOutException() {
    super("sign in first");
  }
}
