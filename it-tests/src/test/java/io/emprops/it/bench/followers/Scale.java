package io.emprops.it.bench.followers;

import java.time.Duration;

/**
 * How much there is of everything.
 *
 * @param jobs each has an event a second
 * @param followers spread evenly over the jobs
 * @param warmUp runs before anything is measured
 * @param measured how long events are timed
 */
record Scale(int jobs, int followers, Duration warmUp, Duration measured) {
  private static final Scale WHOLE =
      new Scale(1_000, 10_000, Duration.ofSeconds(20), Duration.ofSeconds(60));
  private static final Scale QUICK =
      new Scale(20, 200, Duration.ofSeconds(2), Duration.ofSeconds(3));

  static Scale of(boolean quick) {
    return quick ? QUICK : WHOLE;
  }
}
