package io.emprops.core.asset;

/** A file is longer than files may be; nothing of it is kept. */
public final class FileTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the largest size, in bytes. */
  public FileTooLargeException(long mostBytes) {
    super("the file is larger than %d bytes".formatted(mostBytes));
  }
}
