package io.emprops.it.architecture.breakers.openapi;

/** A failure that says nothing. */
public final class Vague {
  /** Fails. */
  public void fail() {
    throw new RuntimeException("something went wrong");
  }
}
