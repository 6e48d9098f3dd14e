package io.emprops.core.job.port.out;

import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.Partition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What reconciling needs of the ledger, over all organisations. Every implementation passes {@code
 * OpenJobsContract}.
 */
public interface OpenJobs {

  /**
   * Jobs that have not ended, by id.
   *
   * @param after the last one of the part before
   */
  List<OpenJob> open(Partition partition, Optional<JobId> after, int limit);

  /** Jobs that ended at this time or later, by id. */
  List<JobId> endedSince(Partition partition, Instant since, Optional<JobId> after, int limit);

  /**
   * Puts those into the outbox again that have not ended, to be submitted. An entry that a relay
   * holds right now does not count: it may have been handed to a broker that has forgotten it
   * since.
   *
   * @return how many
   */
  int submitAgain(Collection<JobId> jobs);

  /** Puts those into the outbox again that have ended, to be acknowledged. */
  void acknowledgeAgain(Collection<JobId> jobs);

  /** Puts these into the outbox, to be cancelled. */
  void cancelAgain(Collection<JobId> jobs);

  /** A job that has not ended. */
  record OpenJob(JobId id, JobStatus status, boolean cancelRequested) {}
}
