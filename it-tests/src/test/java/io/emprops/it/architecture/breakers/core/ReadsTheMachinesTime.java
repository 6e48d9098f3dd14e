package io.emprops.it.architecture.breakers.core;

/** A value that asks the machine for the time. */
public record ReadsTheMachinesTime(long nanos) {
  /** Starts now. */
  public static ReadsTheMachinesTime started() {
    return new ReadsTheMachinesTime(System.nanoTime());
  }
}
