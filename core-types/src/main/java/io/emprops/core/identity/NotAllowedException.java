package io.emprops.core.identity;

/** The caller's role is too low for what was asked. */
public final class NotAllowedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Role needed;

  /** Names both roles. */
  public NotAllowedException(Role held, Role needed) {
    super("this needs the role '%s'; yours is '%s'".formatted(needed.wire(), held.wire()));
    this.needed = needed;
  }

  /** The lowest role that may do it. */
  public Role needed() {
    return needed;
  }
}
