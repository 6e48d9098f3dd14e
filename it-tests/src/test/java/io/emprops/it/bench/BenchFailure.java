package io.emprops.it.bench;

/**
 * Why a benchmark could not run, or may not be believed; its message is for the person who ran it.
 */
final class BenchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BenchFailure(String message) {
    super(message);
  }

  BenchFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
