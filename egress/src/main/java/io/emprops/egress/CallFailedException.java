package io.emprops.egress;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;

/** Ends a call with its class, reason and words; these never hold what was sent. */
public class CallFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient JobFailure failure;

  /** With this failure. */
  public CallFailedException(JobFailure failure) {
    super(failure.failureClass().wire() + " " + failure.reason());
    this.failure = failure;
  }

  /** With a failure for which no one named a time to come back. */
  public CallFailedException(FailureClass failureClass, String reason, String message) {
    this(JobFailure.of(failureClass, reason, message));
  }

  /** What it ends with. */
  public final JobFailure failure() {
    return failure;
  }
}
