package io.emprops.it.architecture.breakers.core;

/** A value that changes. */
public final class Changing {
  private int count;

  /** Counts. */
  public int next() {
    return ++count;
  }
}
