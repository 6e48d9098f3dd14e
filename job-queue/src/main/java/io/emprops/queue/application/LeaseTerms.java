package io.emprops.queue.application;

import io.emprops.core.job.Partitions;
import java.time.Duration;

/**
 * On what terms workers get jobs.
 *
 * @param partitions whose jobs are handed out
 * @param lease how long a claim holds without a heartbeat
 * @param heartbeat how often a worker should renew
 * @param longestPull longer waits are cut to this
 */
public record LeaseTerms(
    Partitions partitions, Duration lease, Duration heartbeat, Duration longestPull) {
  public LeaseTerms {
    if (heartbeat.compareTo(lease) >= 0) {
      throw new IllegalArgumentException(
          "heartbeat must be shorter than the lease: %s, %s".formatted(heartbeat, lease));
    }
  }
}
