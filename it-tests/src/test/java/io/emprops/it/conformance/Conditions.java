package io.emprops.it.conformance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what a worker must do. */
final class Conditions {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(20);

  private Conditions() {}

  static void await(String what, BooleanSupplier holds) {
    var _ = awaitValue(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  static <T> T awaitValue(String what, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      Optional<T> seen = look.get();
      if (seen.isPresent()) {
        return seen.get();
      }
      if (System.nanoTime() > end) {
        throw new UnmetException("not within %d s: %s".formatted(LONGEST.toSeconds(), what));
      }
      LockSupport.parkNanos(INTERVAL.toNanos());
    }
  }

  static void require(boolean holds, String what) {
    if (!holds) {
      throw new UnmetException(what);
    }
  }
}
