package io.emprops.egress;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.worker.ProviderLimits;

/** Ends a call with its class, reason and words; these never hold what was sent. */
public class CallFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient JobFailure failure;
  private final transient ProviderLimits limits;

  /** With this failure. */
  public CallFailedException(JobFailure failure) {
    this(failure, ProviderLimits.none());
  }

  /** With this failure, and what the provider told of its limits. */
  public CallFailedException(JobFailure failure, ProviderLimits limits) {
    super(failure.failureClass().wire() + " " + failure.reason());
    this.failure = failure;
    this.limits = limits;
  }

  /** With a failure for which no one named a time to come back. */
  public CallFailedException(FailureClass failureClass, String reason, String message) {
    this(JobFailure.of(failureClass, reason, message));
  }

  /** What the provider told of its limits, as far as it answered. */
  public final ProviderLimits limits() {
    return limits;
  }

  /** What it ends with. */
  public final JobFailure failure() {
    return failure;
  }
}
