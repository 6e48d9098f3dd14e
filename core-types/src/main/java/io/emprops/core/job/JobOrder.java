package io.emprops.core.job;

import java.time.Duration;
import java.time.Instant;

/** The order of one customer's waiting jobs: the only place that computes it. */
public final class JobOrder {
  /** How much earlier one point of priority makes a job. */
  public static final Duration PRIORITY_POINT = Duration.ofSeconds(60);

  private JobOrder() {}

  /**
   * The lower, the sooner: milliseconds of the arrival less a minute for each point of priority. It
   * stays far below 2^53, so that a sorted set's double holds it exactly.
   */
  public static long score(Instant acceptedAt, int priority) {
    return acceptedAt.toEpochMilli() - priority * PRIORITY_POINT.toMillis();
  }
}
