package io.emprops.queue.worker;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double up to a limit, each cut at random so that workers do not return together. */
final class Backoff {
  private final long firstNanos;
  private final long longestNanos;
  private final RandomGenerator random;
  private long nextNanos;

  Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.firstNanos = Math.max(1, first.toNanos());
    this.longestNanos = Math.max(firstNanos, longest.toNanos());
    this.random = random;
    this.nextNanos = firstNanos;
  }

  /** The next wait: between half of it and all of it. */
  Duration next() {
    long nanos = nextNanos;
    nextNanos = Math.min(longestNanos, nanos * 2);
    return Duration.ofNanos(nanos / 2 + random.nextLong(nanos / 2 + 1));
  }

  /** Begins again with the shortest. */
  void reset() {
    nextNanos = firstNanos;
  }
}
