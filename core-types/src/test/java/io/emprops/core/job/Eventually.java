package io.emprops.core.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition that another thread or a clock brings about. */
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long BETWEEN_LOOKS = Duration.ofMillis(2).toNanos();

  private Eventually() {}

  /** Looks until there is a value; fails after 20 seconds. */
  public static <T> T eventually(Supplier<Optional<T>> look) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<T> value = look.get();
      if (value.isPresent()) {
        return value.get();
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("nothing came within " + PATIENCE);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
  }

  /** Looks until it holds; fails after 20 seconds. */
  public static void until(BooleanSupplier condition) {
    eventually(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.<Boolean>empty());
  }
}
