package io.emprops.core.job;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a job became a dead letter.
 *
 * @param reason a short code
 * @param message in the provider's own words where there are any, else empty
 */
public record FatalError(
    ErrorSignature signature,
    @Nullable FailureClass failureClass,
    @Nullable String reason,
    String message) {

  /** Present once a job of this type has ended as failed or timeout. */
  public static Optional<FatalError> of(JobType type, JobCourse course) {
    return switch (course.status()) {
      case FAILED, TIMEOUT -> Optional.of(read(type, course));
      case SCHEDULED, PENDING, ASSIGNED, IN_PROGRESS, COMPLETED, CANCELLED -> Optional.empty();
    };
  }

  private static FatalError read(JobType type, JobCourse course) {
    JobEvent.Ended end = course.end();
    JobFailure failure = end == null ? null : end.failure();
    FailureClass failureClass = failure == null ? null : failure.failureClass();
    String reason = failure == null ? course.reason() : failure.reason();
    String message = failure == null ? "" : failure.message();
    return new FatalError(
        ErrorSignature.of(type, failureClass, reason, message), failureClass, reason, message);
  }
}
