package io.emprops.queue.connector;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.egress.CallFailedException;

/** Ends a call to a provider with a job's failure; never leaves the connector. */
public final class ProviderFailedException extends CallFailedException {
  private static final long serialVersionUID = 1L;

  /** With this failure. */
  public ProviderFailedException(JobFailure failure) {
    super(failure);
  }

  /** With a failure for which no one named a time to come back. */
  public ProviderFailedException(FailureClass failureClass, String reason, String message) {
    super(failureClass, reason, message);
  }
}
