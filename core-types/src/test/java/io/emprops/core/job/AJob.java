package io.emprops.core.job;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds queued jobs; a test names only what it is about. */
public final class AJob {
  private static final Instant ACCEPTED = Instant.parse("2026-03-01T10:00:00Z");

  private String id = "p0-01HZX3V6QK8M2N4P5R7S9T1W3Y";
  private String jobType = "simulation";
  private JsonValue payload = JsonValue.emptyObject();
  private List<LateValue> late = List.of();
  private String organisation = "acme";
  private @Nullable JsonValue output;
  private @Nullable Long attemptTimeoutMs;

  private AJob() {}

  /** A job that every gateway takes. */
  public static AJob aJob() {
    return new AJob();
  }

  /** Its id, numbered. */
  public AJob number(int number) {
    id = "p0-01HZX3V6QK8M2N4P5R7S9T%04d".formatted(number);
    return this;
  }

  /** Its kind. */
  public AJob jobType(String jobType) {
    this.jobType = jobType;
    return this;
  }

  /** Its payload, as JSON text. */
  public AJob payload(String json) {
    return payload(JsonText.parse(json));
  }

  /** Its payload. */
  public AJob payload(JsonValue payload) {
    this.payload = payload;
    return this;
  }

  /** What is filled in when it is sent. */
  public AJob late(LateValue... late) {
    this.late = List.of(late);
    return this;
  }

  /** Whose it is. */
  public AJob organisation(String organisation) {
    this.organisation = organisation;
    return this;
  }

  /** The contract of its result, as JSON text. */
  public AJob output(String json) {
    this.output = JsonText.parse(json);
    return this;
  }

  /** The longest time of an attempt. */
  public AJob attemptTimeoutMs(long millis) {
    this.attemptTimeoutMs = millis;
    return this;
  }

  /** The job. */
  public QueuedJob build() {
    return new QueuedJob(
        new JobId(id),
        new JobType(jobType),
        payload,
        late,
        output,
        new RenderContext(ACCEPTED, 1),
        QueuedJob.DEFAULT_PRIORITY,
        new OrganisationId(organisation),
        organisation,
        new UserId("user-1"),
        null,
        null,
        null,
        ACCEPTED,
        null,
        null,
        attemptTimeoutMs,
        QueuedJob.DEFAULT_MAX_ATTEMPTS,
        null);
  }
}
