package io.emprops.it.scenario;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for conditions. */
public final class Waiting {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration INTERVAL = Duration.ofMillis(50);

  private Waiting() {}

  /** Looks again and again until the condition holds. */
  public static void until(String what, BooleanSupplier condition) {
    until(what, LONGEST, condition::getAsBoolean, holds -> holds);
  }

  /** Looks again and again until what it sees fits; hands that back. */
  public static <T> T until(String what, Supplier<T> look, Predicate<T> fits) {
    return until(what, LONGEST, look, fits);
  }

  /** The same, for a time that is named. */
  public static <T> T until(String what, Duration longest, Supplier<T> look, Predicate<T> fits) {
    long end = System.nanoTime() + longest.toNanos();
    T seen = look.get();
    while (!fits.test(seen)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "%s did not come true within %d s; last seen: %s"
                .formatted(what, longest.toSeconds(), seen));
      }
      LockSupport.parkNanos(INTERVAL.toNanos());
      seen = look.get();
    }
    return seen;
  }
}
