package io.emprops.core.job.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import java.time.Duration;
import java.util.Optional;

/** Waits for a job's end. Needs the role viewer. */
public interface AwaitJobQuery {

  /**
   * The job once it has ended, or as it stands when the time is over; empty where the caller's
   * organisation has no such job.
   */
  Optional<JobRecord> await(Principal caller, JobId job, Duration atMost);
}
