package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.in.ExecuteOutcome;
import io.emprops.core.job.port.in.ExecuteWorkflow;
import io.emprops.core.job.port.in.ExecuteWorkflowUseCase;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.JobLedger.RequestKey;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.openapi.application.job.JobIntake.Admission;
import io.emprops.openapi.application.job.WorkflowRenderer.Rendering;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Renders first, so that a job that is accepted can always run; then stores all of it at once. */
public final class ExecuteWorkflowService implements ExecuteWorkflowUseCase {

  /** How long an idempotency key is kept. */
  public static final Duration KEY_LIFETIME = Duration.ofHours(24);

  private final WorkflowRepository workflows;
  private final WorkflowRenderer renderer;
  private final JobIntake intake;
  private final Partition partition;
  private final Ulid ids;
  private final LongSupplier seeds;
  private final InstantSource clock;

  /**
   * Joins the parts.
   *
   * @param partition of all jobs
   * @param seeds one for each rendering, at most {@link RenderContext#MAX_SEED}
   * @param relay is woken after each acceptance
   */
  public ExecuteWorkflowService(
      WorkflowRepository workflows,
      WorkflowRenderer renderer,
      JobLedger ledger,
      Partition partition,
      Ulid ids,
      LongSupplier seeds,
      InstantSource clock,
      Wakeup relay) {
    this.workflows = workflows;
    this.renderer = renderer;
    this.intake = new JobIntake(ledger, relay);
    this.partition = partition;
    this.ids = ids;
    this.seeds = seeds;
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
    var context = new RenderContext(now, seeds.getAsLong());
    return switch (renderer.render(workflow, command.inputs(), context)) {
      case Rendering.Refused(var errors) -> new ExecuteOutcome.Refused(errors);
      case Rendering.Ready ready -> {
        QueuedJob job = job(caller, command, workflow, context, ready);
        yield outcome(
            intake.admit(
                new NewJob(
                    job,
                    workflow.id(),
                    workflow.version(),
                    workflow.name(),
                    command.inputs(),
                    key,
                    Optional.empty())));
      }
    };
  }

  private QueuedJob job(
      Principal caller,
      ExecuteWorkflow command,
      Workflow workflow,
      RenderContext context,
      Rendering.Ready ready) {
    return new QueuedJob(
        JobId.of(partition, ids.next()),
        ready.jobType(),
        ready.payload(),
        ready.late(),
        ready.output().orElse(null),
        context,
        command.priority().orElse(QueuedJob.DEFAULT_PRIORITY),
        caller.organisation(),
        caller.organisation().value(),
        caller.user(),
        workflow.id(),
        workflow.version(),
        ready.requirements().orElse(null),
        context.now(),
        command.notBefore().map(ExecuteWorkflowService::kept).orElse(null),
        command.deadline().map(ExecuteWorkflowService::kept).orElse(null),
        null,
        null,
        QueuedJob.DEFAULT_MAX_ATTEMPTS,
        QueuedJob.DEFAULT_COST,
        FlowKeys.of(caller.organisation(), ready.late()),
        command.traceparent().orElse(null));
  }

  private static Instant kept(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
