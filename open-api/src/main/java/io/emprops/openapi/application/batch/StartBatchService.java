package io.emprops.openapi.application.batch;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchCheck;
import io.emprops.core.batch.port.in.StartBatch;
import io.emprops.core.batch.port.in.StartBatch.OnRowError;
import io.emprops.core.batch.port.in.StartBatchUseCase;
import io.emprops.core.batch.port.in.StartOutcome;
import io.emprops.core.batch.port.out.Batches;
import io.emprops.core.batch.port.out.Batches.Acceptance;
import io.emprops.core.batch.port.out.Batches.NewBatch;
import io.emprops.core.batch.port.out.Batches.PriorRequest;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.out.JobLedger.RequestKey;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.openapi.application.batch.TableChecks.Checked;
import io.emprops.openapi.application.job.ExecuteWorkflowService;
import io.emprops.openapi.application.job.RequestHash;
import io.emprops.openapi.application.job.Wakeup;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Checks all rows first, so that what is accepted can run; then stores all of them at once. */
public final class StartBatchService implements StartBatchUseCase {
  /** Of the renderings that only check. */
  private static final long SEED = 1;

  private final WorkflowRepository workflows;
  private final TableChecks checks;
  private final Batches batches;
  private final Ulid ids;
  private final InstantSource clock;
  private final Wakeup feeder;

  /** Joins the parts; the feeder is woken after each acceptance. */
  public StartBatchService(
      WorkflowRepository workflows,
      TableChecks checks,
      Batches batches,
      Ulid ids,
      InstantSource clock,
      Wakeup feeder) {
    this.workflows = workflows;
    this.checks = checks;
    this.batches = batches;
    this.ids = ids;
    this.clock = clock;
    this.feeder = feeder;
  }

  @Override
  public Optional<BatchCheck> check(Principal caller, StartBatch command) {
    caller.require(Role.RUNNER);
    return find(caller, command)
        .map(workflow -> check(workflow, command, clock.instant()))
        .map(Checked::check);
  }

  @Override
  public StartOutcome start(Principal caller, StartBatch command) {
    caller.require(Role.RUNNER);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<RequestKey> key =
        command
            .idempotencyKey()
            .map(
                k ->
                    new RequestKey(
                        k, hash(command), now.plus(ExecuteWorkflowService.KEY_LIFETIME)));
    // A repeated request gets its batch even if the workflow has changed or gone since.
    return key.flatMap(
            k ->
                batches
                    .findRequest(caller.organisation(), k.key(), now)
                    .map(prior -> compare(k, prior)))
        .orElseGet(() -> startAnew(caller, command, key, now));
  }

  private StartOutcome startAnew(
      Principal caller, StartBatch command, Optional<RequestKey> key, Instant now) {
    return find(caller, command)
        .map(workflow -> start(caller, command, workflow, key, now))
        .orElseGet(StartOutcome.NotFound::new);
  }

  private StartOutcome start(
      Principal caller,
      StartBatch command,
      Workflow workflow,
      Optional<RequestKey> key,
      Instant now) {
    Checked checked = check(workflow, command, now);
    if (checked.check().good() == 0
        || (checked.check().refused() > 0 && command.onRowError() == OnRowError.STOP)) {
      return new StartOutcome.Refused(checked.check());
    }
    var batch =
        new NewBatch(
            new BatchId(ids.next()),
            caller.organisation(),
            caller.user(),
            workflow.id(),
            workflow.version(),
            workflow.name(),
            command.priority().orElse(Batch.DEFAULT_PRIORITY),
            now,
            checked.rows(),
            key,
            command.traceparent());
    return switch (batches.accept(batch)) {
      case Acceptance.Stored(BatchId id) -> {
        feeder.call();
        yield new StartOutcome.Accepted(id);
      }
      case Acceptance.KeyTaken(PriorRequest prior) -> compare(key.orElseThrow(), prior);
    };
  }

  private Optional<Workflow> find(Principal caller, StartBatch command) {
    return workflows.find(caller.organisation(), command.workflow(), command.version());
  }

  private Checked check(Workflow workflow, StartBatch command, Instant now) {
    return checks.check(workflow, command.table(), new RenderContext(now, SEED));
  }

  private static StartOutcome compare(RequestKey key, PriorRequest prior) {
    return prior.requestHash().equals(key.requestHash())
        ? new StartOutcome.Replayed(prior.batch())
        : new StartOutcome.Conflict();
  }

  private static String hash(StartBatch command) {
    var asked =
        JsonValue.object()
            .put("batch", command.workflow().value())
            .put("format", command.table().format().name())
            .put("table", command.table().text())
            .put("on_row_error", command.onRowError().name());
    command.version().ifPresent(version -> asked.put("version", version));
    command.priority().ifPresent(priority -> asked.put("priority", priority));
    return RequestHash.of(asked.build());
  }
}
