package io.emprops.it.bench.run;

/**
 * Why a benchmark could not run, or may not be believed; its message is for the person who ran it.
 */
public final class BenchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BenchFailure(String message) {
    super(message);
  }

  public BenchFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
