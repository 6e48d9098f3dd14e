package io.emprops.it.architecture.breakers.core;

import java.time.Instant;
import java.util.function.Supplier;

/** A value that asks for the time, by a method reference. */
public record ReadsTheClock(Supplier<Instant> time) {
  /** Starts now. */
  public static ReadsTheClock started() {
    return new ReadsTheClock(Instant::now);
  }
}
