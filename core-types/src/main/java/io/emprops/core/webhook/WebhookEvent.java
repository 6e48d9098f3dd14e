package io.emprops.core.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.emprops.core.job.JobStatus;
import java.util.Arrays;
import java.util.Optional;

/** What a webhook can tell of: each end of a job. */
public enum WebhookEvent {
  JOB_COMPLETED("job.completed", JobStatus.COMPLETED),
  JOB_FAILED("job.failed", JobStatus.FAILED),
  JOB_CANCELLED("job.cancelled", JobStatus.CANCELLED),
  JOB_TIMEOUT("job.timeout", JobStatus.TIMEOUT);

  private final String wire;
  private final JobStatus status;

  WebhookEvent(String wire, JobStatus status) {
    this.wire = wire;
    this.status = status;
  }

  /** Reads a wire name. */
  @JsonCreator
  public static WebhookEvent ofWire(String wire) {
    return Arrays.stream(values())
        .filter(event -> event.wire.equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such event: '%s'".formatted(wire)));
  }

  /** That a job's new status is; empty, if it has not ended. */
  public static Optional<WebhookEvent> of(JobStatus status) {
    return Arrays.stream(values()).filter(event -> event.status == status).findFirst();
  }

  /** The wire name. */
  @JsonValue
  public String wire() {
    return wire;
  }
}
