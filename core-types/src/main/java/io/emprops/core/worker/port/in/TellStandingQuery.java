package io.emprops.core.worker.port.in;

import io.emprops.core.job.JobId;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.QueuePosition;
import java.util.Optional;

/** Tells why a job that the queue holds waits, and for how long it may. */
public interface TellStandingQuery {

  /** Why it stands where it stands; empty if the queue does not hold it. */
  Optional<JobExplanation> why(JobId job);

  /** Its place in the fair order; empty unless it waits. */
  Optional<QueuePosition> position(JobId job);
}
