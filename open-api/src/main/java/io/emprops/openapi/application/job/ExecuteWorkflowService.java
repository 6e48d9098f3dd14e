package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.JobId;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.in.ExecuteOutcome;
import io.emprops.core.job.port.in.ExecuteWorkflow;
import io.emprops.core.job.port.in.ExecuteWorkflowUseCase;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLedger.RequestKey;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.webhook.NamedWebhook;
import io.emprops.core.worker.RequirementsParser;
import io.emprops.core.worker.RequirementsParser.Parsed;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.openapi.application.job.FirstJobs.FirstJob;
import io.emprops.openapi.application.job.FirstJobs.Wishes;
import io.emprops.openapi.application.job.JobIntake.Admission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Renders first, so that a job that is accepted can always run; then stores all of it at once. */
public final class ExecuteWorkflowService implements ExecuteWorkflowUseCase {

  /** How long an idempotency key is kept. */
  public static final Duration KEY_LIFETIME = Duration.ofHours(24);

  private static final int LONGEST_SHOWN = 200;

  private final WorkflowRepository workflows;
  private final FirstJobs jobs;
  private final WebhookNames webhooks;
  private final JobIntake intake;
  private final InstantSource clock;

  /** Joins the parts; the relay is woken after each acceptance. */
  public ExecuteWorkflowService(
      WorkflowRepository workflows,
      FirstJobs jobs,
      WebhookNames webhooks,
      JobLedger ledger,
      InstantSource clock,
      Wakeup relay) {
    this.workflows = workflows;
    this.jobs = jobs;
    this.webhooks = webhooks;
    this.intake = new JobIntake(ledger, relay);
    this.clock = clock;
  }

  @Override
  public ExecuteOutcome execute(Principal caller, ExecuteWorkflow command) {
    caller.require(Role.RUNNER);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<RequestKey> key =
        command
            .idempotencyKey()
            .map(k -> new RequestKey(k, RequestHash.of(command), now.plus(KEY_LIFETIME)));
    // A repeated request gets its job even if the workflow has changed or gone since.
    return key.flatMap(k -> intake.before(caller.organisation(), k, now))
        .map(ExecuteWorkflowService::outcome)
        .orElseGet(() -> executeAnew(caller, command, key, now));
  }

  private static ExecuteOutcome outcome(Admission admission) {
    return switch (admission) {
      case Admission.Stored(JobId job) -> new ExecuteOutcome.Accepted(job);
      case Admission.Known(JobId job) -> new ExecuteOutcome.Replayed(job);
      case Admission.KeyTaken() -> new ExecuteOutcome.Conflict();
    };
  }

  private ExecuteOutcome executeAnew(
      Principal caller, ExecuteWorkflow command, Optional<RequestKey> key, Instant now) {
    return workflows
        .find(caller.organisation(), command.workflow(), command.version())
        .map(workflow -> execute(caller, command, workflow, key, now))
        .orElseGet(ExecuteOutcome.NotFound::new);
  }

  private ExecuteOutcome execute(
      Principal caller,
      ExecuteWorkflow command,
      Workflow workflow,
      Optional<RequestKey> key,
      Instant now) {
    Optional<NamedWebhook> webhook =
        command.webhook().flatMap(named -> webhooks.find(caller.organisation(), named));
    List<Diagnostic> faults = new ArrayList<>(malformed(command.requirements()));
    if (webhook.isEmpty()) {
      command.webhook().ifPresent(named -> faults.add(unknown(named)));
    }
    var wishes =
        new Wishes(
            caller.organisation(),
            caller.user(),
            now,
            command.priority().orElse(QueuedJob.DEFAULT_PRIORITY),
            command.notBefore(),
            command.deadline(),
            command.requirements(),
            Optional.empty(),
            key,
            command.traceparent(),
            webhook,
            command.estimate());
    return switch (jobs.make(workflow, command.inputs(), wishes)) {
      case FirstJob.Refused(var errors) ->
          new ExecuteOutcome.Refused(Stream.concat(errors.stream(), faults.stream()).toList());
      case FirstJob.Made(var job) ->
          faults.isEmpty() ? outcome(intake.admit(job)) : new ExecuteOutcome.Refused(faults);
    };
  }

  /** Told now, so that no job waits for what no worker could ever be held against. */
  private static List<Diagnostic> malformed(Optional<JsonObject> requirements) {
    return switch (RequirementsParser.parse(requirements.orElse(null))) {
      case Parsed.Read _ -> List.of();
      case Parsed.Malformed(var errors) ->
          errors.stream()
              .map(error -> Diagnostic.at("/requirements", ErrorCode.REQUIREMENTS_MALFORMED, error))
              .toList();
    };
  }

  private static Diagnostic unknown(String named) {
    return Diagnostic.at(
        "/webhook",
        ErrorCode.WEBHOOK_UNKNOWN,
        "no webhook of the organisation has this id or URL, or one that this is below: '%s'; an"
                .formatted(shortened(named))
            + " administrator adds webhooks");
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }
}
