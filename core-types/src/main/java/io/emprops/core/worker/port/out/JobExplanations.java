package io.emprops.core.worker.port.out;

import io.emprops.core.job.JobId;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.QueuePosition;
import java.util.Optional;

/** Asks the queue from afar why a job waits. */
public interface JobExplanations {

  /**
   * Why it stands where it stands; empty if the queue does not hold it.
   *
   * @throws QueueUnavailableException if the queue cannot be asked
   */
  Optional<JobExplanation> why(JobId job);

  /**
   * Its place in the fair order; empty unless it waits.
   *
   * @throws QueueUnavailableException if the queue cannot be asked
   */
  Optional<QueuePosition> position(JobId job);
}
