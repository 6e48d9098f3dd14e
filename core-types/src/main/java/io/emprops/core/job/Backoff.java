package io.emprops.core.job;

import java.time.Duration;

/**
 * How long a job waits after an attempt that failed: a random share of {@code base}, doubled with
 * each failure up to {@code cap}, and never less than the provider asks for.
 *
 * @param rateLimitBudget for so long after a job's arrival, failures with which a provider says
 *     when to come back use up none of its attempts
 */
public record Backoff(Duration base, Duration cap, Duration rateLimitBudget) {
  public Backoff {
    if (base.isNegative() || cap.compareTo(base) < 0) {
      throw new IllegalArgumentException(
          "backoff must grow from base to cap: %s, %s".formatted(base, cap));
    }
  }
}
