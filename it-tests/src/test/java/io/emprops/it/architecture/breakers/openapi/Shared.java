package io.emprops.it.architecture.breakers.openapi;

/** State that all share. */
public final class Shared {
  private static int count;

  private Shared() {}

  /** Counts. */
  public static int next() {
    return ++count;
  }
}
