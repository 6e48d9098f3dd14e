package io.emprops.core.job.port.in;

import io.emprops.core.job.JobId;
import java.util.Optional;

/**
 * A wish to send an ended job's payload again.
 *
 * @param idempotencyKey the same key and the same request give the same job for 24 hours
 */
public record RetryJob(JobId job, Optional<String> idempotencyKey, Optional<String> traceparent) {

  /** No more wishes. */
  public static RetryJob of(JobId job) {
    return new RetryJob(job, Optional.empty(), Optional.empty());
  }
}
