package io.emprops.openapi.application.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When jobs become due that follow one another, so many a minute. */
record Spacing(Instant first, int perMinute) {
  private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

  /** Begins now, or behind the last of those that were spaced before. */
  static Spacing from(Instant now, Optional<Instant> last, int perMinute) {
    Instant next =
        last.map(due -> new Spacing(due, perMinute).due(1)).filter(now::isBefore).orElse(now);
    return new Spacing(next, perMinute);
  }

  /** The time of the n-th, from 0. */
  Instant due(int n) {
    return first.plusMillis(n * MINUTE_MILLIS / perMinute);
  }
}
