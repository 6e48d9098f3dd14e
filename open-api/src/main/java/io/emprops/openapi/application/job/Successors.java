package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.JobLedger.PastJob;
import io.emprops.core.job.port.out.JobLedger.RequestKey;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.RenderContext;
import io.emprops.core.worker.JointRequirements;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.openapi.application.job.WorkflowRenderer.Rendering;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** Makes the jobs that follow ended ones. */
public final class Successors {
  private final WorkflowRepository workflows;
  private final WorkflowRenderer renderer;
  private final Partitions partitions;
  private final Ulid ids;
  private final LongSupplier seeds;

  /**
   * Joins the parts.
   *
   * @param partitions which one names a job, by its type
   * @param seeds one for each rendering, at most {@link RenderContext#MAX_SEED}
   */
  public Successors(
      WorkflowRepository workflows,
      WorkflowRenderer renderer,
      Partitions partitions,
      Ulid ids,
      LongSupplier seeds) {
    this.workflows = workflows;
    this.renderer = renderer;
    this.partitions = partitions;
    this.ids = ids;
    this.seeds = seeds;
  }

  /** The same payload again, with the time and the seed of its rendering. */
  NewJob again(PastJob past, Terms terms) {
    QueuedJob old = past.accepted().job();
    var rendering =
        new Rendering.Ready(
            old.jobType(),
            old.payload(),
            old.late(),
            Optional.ofNullable(old.output()),
            Optional.ofNullable(old.requirements()),
            Optional.ofNullable(old.fallback()));
    NewJob next = follow(past, rendering, old.context(), past.accepted().inputs(), terms);
    return next.with(next.job().within(List.of(), old.spending()));
  }

  /** The same version of the workflow, rendered now. */
  Successor anew(PastJob past, JsonObject inputs, Terms terms) {
    NewJob old = past.accepted();
    return workflows
        .find(terms.caller().organisation(), old.workflow(), OptionalInt.of(old.workflowVersion()))
        .map(workflow -> anew(past, workflow, inputs, terms))
        .orElseGet(Successor.WorkflowGone::new);
  }

  private Successor anew(PastJob past, Workflow workflow, JsonObject inputs, Terms terms) {
    var context = new RenderContext(terms.now(), seeds.getAsLong());
    return switch (renderer.render(workflow, inputs, context)) {
      case Rendering.Refused(var errors) -> new Successor.Refused(errors);
      case Rendering.Ready ready ->
          new Successor.Made(follow(past, asking(ready, past), context, inputs, terms));
    };
  }

  /** What the first execution asked beside its document is asked again. */
  private static Rendering.Ready asking(Rendering.Ready ready, PastJob past) {
    Optional<JsonValue> execution =
        JointRequirements.ofExecution(past.accepted().job().requirements());
    return new Rendering.Ready(
        ready.jobType(),
        ready.payload(),
        ready.late(),
        ready.output(),
        JointRequirements.of(ready.requirements(), execution),
        ready.fallback());
  }

  private NewJob follow(
      PastJob past,
      Rendering.Ready rendering,
      RenderContext context,
      JsonObject inputs,
      Terms terms) {
    NewJob before = past.accepted();
    QueuedJob old = before.job();
    var job =
        new QueuedJob(
                JobId.of(partitions.of(rendering.jobType()), ids.next()),
                rendering.jobType(),
                rendering.payload(),
                rendering.late(),
                rendering.output().orElse(null),
                context,
                old.priority(),
                old.organisationId(),
                old.customerId(),
                terms.caller().user(),
                before.workflow(),
                before.workflowVersion(),
                old.batchId(),
                rendering.requirements().orElse(null),
                terms.now(),
                terms.notBefore().orElse(null),
                null,
                old.startTimeoutMs(),
                old.attemptTimeoutMs(),
                old.maxAttempts(),
                old.cost(),
                FlowKeys.of(
                    old.organisationId(),
                    rendering.jobType(),
                    rendering.payload(),
                    rendering.late()),
                terms.traceparent().orElse(null))
            .withFallback(rendering.fallback().orElse(null));
    return new NewJob(
        job,
        before.workflow(),
        before.workflowVersion(),
        before.workflowName(),
        inputs,
        terms.key(),
        Optional.of(old.id()),
        before.webhook());
  }

  /**
   * What a new job has of the request for it.
   *
   * @param notBefore the job waits until then
   */
  record Terms(
      Principal caller,
      Instant now,
      Optional<Instant> notBefore,
      Optional<RequestKey> key,
      Optional<String> traceparent) {

    /** Nothing but a caller and a time. */
    static Terms of(Principal caller, Instant now) {
      return new Terms(caller, now, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, to become due then. */
    Terms due(Instant time) {
      return new Terms(caller, now, Optional.of(time), key, traceparent);
    }
  }

  /** What rendering anew made. */
  sealed interface Successor {

    /** A job that can run. */
    record Made(NewJob job) implements Successor {}

    /** Every error of the inputs. */
    record Refused(List<Diagnostic> errors) implements Successor {
      public Refused {
        errors = List.copyOf(errors);
      }
    }

    /** The workflow has been deleted. */
    record WorkflowGone() implements Successor {}
  }
}
