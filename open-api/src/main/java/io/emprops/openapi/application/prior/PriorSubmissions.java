package io.emprops.openapi.application.prior;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.prior.ImportFault;
import io.emprops.core.prior.TranslatedJob;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.Workflow;
import io.emprops.openapi.application.job.FlowKeys;
import io.emprops.openapi.application.job.WorkflowRenderer;
import io.emprops.openapi.application.job.WorkflowRenderer.Rendering;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Makes jobs of translated prior ones, through the rendering that all jobs go through. */
public final class PriorSubmissions {
  private final WorkflowRenderer renderer;
  private final Partitions partitions;
  private final RandomGenerator chance;
  private final LongSupplier seeds;

  /**
   * Joins the parts.
   *
   * @param partitions which one names a job, by its type
   * @param chance makes ids hard to guess
   * @param seeds one for each rendering, at most {@link RenderContext#MAX_SEED}
   */
  public PriorSubmissions(
      WorkflowRenderer renderer,
      Partitions partitions,
      RandomGenerator chance,
      LongSupplier seeds) {
    this.renderer = renderer;
    this.partitions = partitions;
    this.chance = chance;
    this.seeds = seeds;
  }

  Submission make(TranslatedJob job, Workflow workflow, Principal caller, Instant now) {
    JsonObject inputs = ImportedWorkflow.inputs(job);
    var context = new RenderContext(now, seeds.getAsLong());
    return switch (renderer.render(workflow, inputs, context)) {
      case Rendering.Refused(var errors) ->
          new Submission.Refused(errors.stream().map(PriorSubmissions::fault).toList());
      case Rendering.Ready ready ->
          new Submission.Made(
              new NewJob(
                  queued(job, workflow, caller, context, ready),
                  workflow.id(),
                  workflow.version(),
                  workflow.name(),
                  inputs,
                  Optional.empty(),
                  Optional.empty()));
    };
  }

  private QueuedJob queued(
      TranslatedJob job,
      Workflow workflow,
      Principal caller,
      RenderContext context,
      Rendering.Ready ready) {
    return new QueuedJob(
        id(job, ready.jobType()),
        ready.jobType(),
        ready.payload(),
        ready.late(),
        ready.output().orElse(null),
        context,
        job.priority(),
        caller.organisation(),
        job.customer().orElse(caller.organisation().value()),
        caller.user(),
        workflow.id(),
        workflow.version(),
        null,
        job.requirements().orElse(null),
        job.arrival(),
        null,
        null,
        null,
        job.attemptTimeout().map(Duration::toMillis).orElse(null),
        job.maxAttempts(),
        QueuedJob.DEFAULT_COST,
        FlowKeys.of(caller.organisation(), ready.jobType(), ready.payload(), ready.late()),
        null);
  }

  /** The relay hands over by arrival and then by id, so jobs of one arrival keep their order. */
  private JobId id(TranslatedJob job, JobType type) {
    return JobId.of(
        partitions.of(type), new Ulid(InstantSource.fixed(job.created()), chance).next());
  }

  /** Only what is known to show no value of the payload is told in its own words. */
  private static ImportFault fault(Diagnostic error) {
    return new ImportFault(
        error.pointer(),
        error.code() == ErrorCode.SCHEMA_MISMATCH ? error.message() : error.code().title());
  }

  /** What rendering made. */
  sealed interface Submission {

    /** A job that can run. */
    record Made(NewJob job) implements Submission {}

    /** Every error of the payload. */
    record Refused(List<ImportFault> faults) implements Submission {
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }
}
