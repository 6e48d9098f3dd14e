package io.emprops.it.conformance;

/** A worker does not do what it must. */
final class UnmetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnmetException(String what) {
    super(what);
  }
}
