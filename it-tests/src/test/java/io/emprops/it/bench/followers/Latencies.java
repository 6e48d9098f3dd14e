package io.emprops.it.bench.followers;

import java.util.Arrays;

/** Times of one kind, kept while they are asked for; for one writer and one reader. */
final class Latencies {
  private static final double NANOS_A_MILLI = 1e6;

  private long[] nanos = new long[1_024];
  private int count;
  private long begun;
  private boolean kept;

  /** Keeps what happens from this moment on, and nothing from before. */
  synchronized void begin(long moment) {
    count = 0;
    begun = moment;
    kept = true;
  }

  /** Keeps nothing more. */
  synchronized void end() {
    kept = false;
  }

  /** Something happened at one moment and was heard of at another. */
  synchronized void add(long happened, long heard) {
    if (!kept || happened < begun) {
      return;
    }
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = heard - happened;
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
