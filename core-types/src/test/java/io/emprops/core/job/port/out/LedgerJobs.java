package io.emprops.core.job.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Attempt;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.BrokerState;
import io.emprops.core.job.EventId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.job.TokenPrice;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.JobLedger.RequestKey;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.webhook.NamedWebhook;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.workflow.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Jobs and events for tests, with valid defaults. */
public final class LedgerJobs {
  public static final Partition PARTITION = new Partition("p0");
  public static final OrganisationId ORGANISATION = new OrganisationId("acme");
  public static final OrganisationId OTHER = new OrganisationId("other");
  public static final WorkflowId WORKFLOW = new WorkflowId("01HZZZZZZZZZZZZZZZZZZZZZZZ");
  public static final NamedWebhook WEBHOOK =
      new NamedWebhook(
          new WebhookId("01KAEXAMP00000000000000008"), Optional.of("https://example.com/a"));
  public static final Instant T0 = Instant.parse("2026-11-24T08:00:00.123Z");
  public static final WorkerId WORKER = new WorkerId("worker-1");

  /** What must come back digit by digit and unit by unit. */
  public static final JsonObject AWKWARD =
      (JsonObject)
          JsonText.parse(
              """
              {"z":1.10,"a":[1e3,-0,12345678901234567890.0001],"nul":"\\u0000","lone":"\\ud800x",
               "pair":"😀","quote":"a\\"b\\\\","":null}
              """);

  private LedgerJobs() {}

  /** The id that is the n-th in order. */
  public static JobId id(int n) {
    return new JobId("p0-01J%023d".formatted(n));
  }

  /** A job, accepted n seconds after {@link #T0}. */
  public static NewJob aJob(int n) {
    return acceptedAt(n, T0.plusSeconds(n));
  }

  /** A job, accepted at this time. */
  public static NewJob acceptedAt(int n, Instant at) {
    return newJob(ORGANISATION, n, "simulation", WORKFLOW, Optional.empty(), at);
  }

  /** The same in another organisation. */
  public static NewJob foreign(int n) {
    return newJob(OTHER, n, "simulation", WORKFLOW, Optional.empty());
  }

  /** A job of this type. */
  public static NewJob ofType(int n, String jobType) {
    return newJob(ORGANISATION, n, jobType, WORKFLOW, Optional.empty());
  }

  /** A job of this workflow. */
  public static NewJob ofWorkflow(int n, WorkflowId workflow) {
    return newJob(ORGANISATION, n, "simulation", workflow, Optional.empty());
  }

  /** A job whose request had an idempotency key, good for a day. */
  public static NewJob keyed(int n, String key, String hash) {
    var requestKey = new RequestKey(key, hash, T0.plus(Duration.ofDays(1)));
    return newJob(ORGANISATION, n, "simulation", WORKFLOW, Optional.of(requestKey));
  }

  /** A job that follows an ended one. */
  public static NewJob retryOf(int n, int ended) {
    return following(aJob(n), ended);
  }

  /** A job that follows an ended one, and waits for its time. */
  public static NewJob retryAt(int n, int ended, Instant notBefore) {
    return following(changed(aJob(n), null, null, notBefore), ended);
  }

  /** A job of this batch. */
  public static NewJob inBatch(int n, BatchId batch) {
    return changed(aJob(n), batch, null, null);
  }

  /** A job that asks for this besides its type. */
  public static NewJob requiring(int n, JsonValue requirements) {
    return changed(aJob(n), null, requirements, null);
  }

  /** The job, following an ended one. */
  public static NewJob following(NewJob job, int ended) {
    return new NewJob(
        job.job(),
        job.workflow(),
        job.workflowVersion(),
        job.workflowName(),
        job.inputs(),
        job.key(),
        Optional.of(id(ended)));
  }

  /** The job, whose end is told to this one. */
  public static NewJob naming(NewJob job, NamedWebhook webhook) {
    return new NewJob(
        job.job(),
        job.workflow(),
        job.workflowVersion(),
        job.workflowName(),
        job.inputs(),
        job.key(),
        job.retryOf(),
        Optional.of(webhook));
  }

  private static NewJob changed(
      NewJob accepted,
      @Nullable BatchId batch,
      @Nullable JsonValue requirements,
      @Nullable Instant notBefore) {
    QueuedJob job = accepted.job();
    var other =
        new QueuedJob(
            job.id(),
            job.jobType(),
            job.payload(),
            job.late(),
            job.output(),
            job.context(),
            job.priority(),
            job.organisationId(),
            job.customerId(),
            job.userId(),
            job.workflowId(),
            job.workflowVersion(),
            batch,
            requirements,
            job.acceptedAt(),
            notBefore,
            job.deadline(),
            job.startTimeoutMs(),
            job.attemptTimeoutMs(),
            job.maxAttempts(),
            job.cost(),
            job.flowKeys(),
            job.traceparent());
    return new NewJob(
        other,
        accepted.workflow(),
        accepted.workflowVersion(),
        accepted.workflowName(),
        accepted.inputs(),
        accepted.key(),
        accepted.retryOf());
  }

  private static NewJob newJob(
      OrganisationId organisation,
      int n,
      String jobType,
      WorkflowId workflow,
      Optional<RequestKey> key) {
    return newJob(organisation, n, jobType, workflow, key, T0.plusSeconds(n));
  }

  private static NewJob newJob(
      OrganisationId organisation,
      int n,
      String jobType,
      WorkflowId workflow,
      Optional<RequestKey> key,
      Instant acceptedAt) {
    var job =
        new QueuedJob(
            id(n),
            new JobType(jobType),
            AWKWARD,
            List.of(new LateValue("/key", List.of(new LatePart.Secret("API_KEY")))),
            JsonValue.object().put("kind", "json").build(),
            new RenderContext(Instant.parse("2026-11-24T08:00:00.123456789Z"), 4711),
            50,
            organisation,
            organisation.value(),
            new UserId("ann"),
            workflow,
            3,
            null,
            null,
            acceptedAt,
            null,
            T0.plus(Duration.ofHours(1)),
            30_000L,
            60_000L,
            3,
            2,
            List.of("credential:acme/API_KEY"),
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            JsonText.parse("[{\"payload\":{\"price\":1.10}}]"),
            new SpendingTerms(1_500L, null, new TokenPrice(3, 15, 1)));
    return new NewJob(job, workflow, 3, "Portrait \u2603", AWKWARD, key, Optional.empty());
  }

  /** The first life of the broker. */
  public static BrokerState life(long epoch) {
    return new BrokerState(epoch, "run-" + epoch);
  }

  /** A page that ends at this cursor. */
  public static PartitionPage page(BrokerState state, String cursor, JobEvent... events) {
    return new PartitionPage(state, List.of(events), cursor, false);
  }

  /** The n-th event of a job in an epoch. */
  public static JobEvent event(JobId job, long epoch, long n, JobEvent.Body body) {
    return new JobEvent(new EventId(epoch, n), job, T0.plusSeconds(60 + n), body);
  }

  /** A change of state. */
  public static JobEvent.StateChanged state(JobStatus status) {
    return new JobEvent.StateChanged(status, null, null, null, null);
  }

  /** A claim. */
  public static JobEvent.StateChanged claimed(int attempt) {
    return new JobEvent.StateChanged(JobStatus.ASSIGNED, null, attempt, WORKER, null);
  }

  /** A good end. */
  public static JobEvent.Ended completed(@Nullable JsonValue result) {
    var attempt =
        new Attempt(
            1, WORKER, T0.plusSeconds(61), T0.plusSeconds(62), Attempt.Outcome.COMPLETED, null);
    return new JobEvent.Ended(JobStatus.COMPLETED, null, result, null, null, List.of(attempt));
  }

  /** An end that a provider caused. */
  public static JobEvent.Ended failed(String reason, String message) {
    var failure = JobFailure.of(FailureClass.SERVICE_ERROR, reason, message);
    return new JobEvent.Ended(JobStatus.FAILED, reason, null, failure, null, List.of());
  }

  /** An end that a clock caused. */
  public static JobEvent.Ended timedOut(String reason) {
    return new JobEvent.Ended(JobStatus.TIMEOUT, reason, null, null, null, List.of());
  }

  /** An early end. */
  public static JobEvent.Ended cancelled() {
    return new JobEvent.Ended(JobStatus.CANCELLED, "requested", null, null, null, List.of());
  }
}
