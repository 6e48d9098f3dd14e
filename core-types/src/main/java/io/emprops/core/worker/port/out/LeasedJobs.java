package io.emprops.core.worker.port.out;

import io.emprops.core.job.JobId;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import java.util.Optional;

/** Knows jobs by their leases. Every implementation passes {@code LeasedJobsContract}. */
public interface LeasedJobs {

  /**
   * The job, while this is its lease.
   *
   * @throws io.emprops.core.job.port.out.QueueUnavailableException also when the store has begun
   *     anew and may still get the job back
   */
  Optional<QueuedJob> find(JobId job, LeaseToken token);
}
