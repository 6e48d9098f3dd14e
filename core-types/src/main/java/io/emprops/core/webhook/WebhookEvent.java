package io.emprops.core.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.emprops.core.job.JobStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a webhook can tell of: each end of a job, and that somebody tries whether it is heard. */
public enum WebhookEvent {
  JOB_COMPLETED("job.completed", JobStatus.COMPLETED),
  JOB_FAILED("job.failed", JobStatus.FAILED),
  JOB_CANCELLED("job.cancelled", JobStatus.CANCELLED),
  JOB_TIMEOUT("job.timeout", JobStatus.TIMEOUT),
  WEBHOOK_TEST("webhook.test", null);

  private final String wire;
  private final @Nullable JobStatus status;

  WebhookEvent(String wire, @Nullable JobStatus status) {
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

  /** The ends of jobs: those that a filter can name. */
  public static List<WebhookEvent> ends() {
    return Arrays.stream(values()).filter(WebhookEvent::isEnd).toList();
  }

  /** Whether it is the end of a job. */
  public boolean isEnd() {
    return status != null;
  }

  /** The wire name. */
  @JsonValue
  public String wire() {
    return wire;
  }
}
