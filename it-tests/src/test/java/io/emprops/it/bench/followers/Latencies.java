package io.emprops.it.bench.followers;

import java.util.Arrays;

/** Times of one kind, kept while they are asked for; for one writer and one reader. */
final class Latencies {
  private static final double NANOS_A_MILLI = 1e6;

  private long[] nanos = new long[1_024];
  private int count;
  private boolean kept;

  /** Keeps what comes from now on, and nothing from before. */
  synchronized void begin() {
    count = 0;
    kept = true;
  }

  /** Keeps nothing more. */
  synchronized void end() {
    kept = false;
  }

  synchronized void add(long value) {
    if (!kept) {
      return;
    }
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = value;
  }

  synchronized int count() {
    return count;
  }

  /** The least number of milliseconds that this share of all does not exceed; NaN of none. */
  synchronized double millis(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * count) - 1] / NANOS_A_MILLI;
  }
}
