package io.emprops.queue.connector;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;

/** Ends a call to a provider with a job's failure; never leaves the connector. */
public final class ProviderFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient JobFailure failure;

  /** With this failure. */
  public ProviderFailedException(JobFailure failure) {
    super(failure.failureClass().wire() + " " + failure.reason());
    this.failure = failure;
  }

  /** With a failure for which no one named a time to come back. */
  public ProviderFailedException(FailureClass failureClass, String reason, String message) {
    this(JobFailure.of(failureClass, reason, message));
  }

  /** What the job ends with. */
  public JobFailure failure() {
    return failure;
  }
}
