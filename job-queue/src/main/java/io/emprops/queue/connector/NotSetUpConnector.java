package io.emprops.queue.connector;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.port.out.Connector;
import java.util.Set;

/**
 * Stands where a connector could be that this worker's operator has not set up: it offers nothing
 * and is no fault.
 */
public final class NotSetUpConnector implements Connector {
  private final JobType jobType;
  private final String setting;

  /** Names the setting that would set it up. */
  public NotSetUpConnector(JobType jobType, String setting) {
    this.jobType = jobType;
    this.setting = setting;
  }

  @Override
  public Set<JobType> jobTypes() {
    return Set.of(jobType);
  }

  @Override
  public Health health() {
    return new NotSetUp();
  }

  @Override
  public Result process(QueuedJob job, int attempt, Reporter reporter, Cancellation cancellation) {
    return new Failed(
        JobFailure.of(
            FailureClass.SYSTEM_ERROR,
            "not-set-up",
            "This worker does not know where to send %s; an operator can say so with %s"
                .formatted(jobType, setting)));
  }
}
