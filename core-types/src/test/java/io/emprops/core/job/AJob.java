package io.emprops.core.job;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds queued jobs; a test names only what it is about. */
public final class AJob {
  private static final Instant ACCEPTED = Instant.parse("2026-03-01T10:00:00Z");

  private static final String ULID = "01HZX3V6QK8M2N4P5R7S9T1W3Y";

  private String id = "p0-" + ULID;
  private String jobType = "simulation";
  private JsonValue payload = JsonValue.emptyObject();
  private List<LateValue> late = List.of();
  private String organisation = "acme";
  private @Nullable JsonValue output;
  private @Nullable Long attemptTimeoutMs;
  private int priority = QueuedJob.DEFAULT_PRIORITY;
  private int maxAttempts = QueuedJob.DEFAULT_MAX_ATTEMPTS;
  private Instant acceptedAt = ACCEPTED;
  private @Nullable String customer;
  private @Nullable JsonValue requirements;
  private @Nullable Instant notBefore;
  private @Nullable Instant deadline;
  private @Nullable Long startTimeoutMs;
  private @Nullable WorkflowId workflow;
  private int cost = QueuedJob.DEFAULT_COST;
  private List<String> flowKeys = List.of();
  private @Nullable SpendingTerms spending;

  private AJob() {}

  /** A job that every gateway takes. */
  public static AJob aJob() {
    return new AJob();
  }

  /** Its id, numbered. */
  public AJob number(int number) {
    String digits = "%04d".formatted(number);
    id = "p0-" + ULID.substring(0, ULID.length() - digits.length()) + digits;
    return this;
  }

  /** Where it lies. */
  public AJob partition(Partition partition) {
    id = partition + id.substring(id.indexOf('-'));
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

  /** Higher comes first. */
  public AJob priority(int priority) {
    this.priority = priority;
    return this;
  }

  /** When it came, in seconds after a time that all jobs share. */
  public AJob acceptedAfter(long seconds) {
    this.acceptedAt = ACCEPTED.plusSeconds(seconds);
    return this;
  }

  /** When it came. */
  public AJob acceptedAt(Instant at) {
    this.acceptedAt = at;
    return this;
  }

  /** Whose share it takes. */
  public AJob customer(String customer) {
    this.customer = customer;
    return this;
  }

  /** What its worker must offer, as JSON text. */
  public AJob requirements(String json) {
    this.requirements = JsonText.parse(json);
    return this;
  }

  /** Not before this. */
  public AJob notBefore(Instant at) {
    this.notBefore = at;
    return this;
  }

  /** Not after this. */
  public AJob deadline(Instant at) {
    this.deadline = at;
    return this;
  }

  /** The longest wait for its first attempt. */
  public AJob startTimeoutMs(long millis) {
    this.startTimeoutMs = millis;
    return this;
  }

  /** What it is one of. */
  public AJob workflow(WorkflowId workflow) {
    this.workflow = workflow;
    return this;
  }

  /** How many slots it takes. */
  public AJob cost(int slots) {
    this.cost = slots;
    return this;
  }

  /** What limits it. */
  public AJob flowKeys(String... keys) {
    this.flowKeys = List.of(keys);
    return this;
  }

  /** What its budgets know of it. */
  public AJob spending(@Nullable SpendingTerms terms) {
    this.spending = terms;
    return this;
  }

  /** How often it may fail. */
  public AJob maxAttempts(int attempts) {
    this.maxAttempts = attempts;
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
            priority,
            new OrganisationId(organisation),
            customer == null ? organisation : customer,
            new UserId("user-1"),
            workflow,
            workflow == null ? null : 1,
            null,
            requirements,
            acceptedAt,
            notBefore,
            deadline,
            startTimeoutMs,
            attemptTimeoutMs,
            maxAttempts,
            cost,
            flowKeys,
            null)
        .within(List.of(), spending);
  }
}
