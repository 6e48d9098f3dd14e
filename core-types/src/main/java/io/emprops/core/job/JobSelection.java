package io.emprops.core.job;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which jobs to deal with; empty texts for all. Those that were dealt with before are left out:
 * open ones that somebody wants cancelled, and ended ones that another job follows.
 *
 * @param statuses at least one
 * @param createdFrom accepted then or later
 * @param createdBefore accepted earlier
 */
public record JobSelection(
    Set<JobStatus> statuses,
    String workflowId,
    String jobType,
    String batchId,
    Optional<Instant> createdFrom,
    Optional<Instant> createdBefore) {
  public JobSelection {
    statuses = Set.copyOf(statuses);
    if (statuses.isEmpty()) {
      throw new IllegalArgumentException("a selection needs a status");
    }
  }
}
