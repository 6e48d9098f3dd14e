package io.emprops.openapi.application.job;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.JobLedger.RequestKey;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.RenderContext;
import io.emprops.core.webhook.NamedWebhook;
import io.emprops.core.worker.JointRequirements;
import io.emprops.core.workflow.Workflow;
import io.emprops.openapi.application.job.WorkflowRenderer.Rendering;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Makes the jobs that follow no others, of a workflow and inputs. */
public final class FirstJobs {
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
  public FirstJobs(WorkflowRenderer renderer, Partitions partitions, Ulid ids, LongSupplier seeds) {
    this.renderer = renderer;
    this.partitions = partitions;
    this.ids = ids;
    this.seeds = seeds;
  }

  /** Renders the version that the workflow carries, now. */
  public FirstJob make(Workflow workflow, JsonObject inputs, Wishes wishes) {
    var context = new RenderContext(wishes.now(), seeds.getAsLong());
    return switch (renderer.render(workflow, inputs, context)) {
      case Rendering.Refused(var errors) -> new FirstJob.Refused(errors);
      case Rendering.Ready ready ->
          new FirstJob.Made(
              new NewJob(
                  job(workflow, context, ready, wishes),
                  workflow.id(),
                  workflow.version(),
                  workflow.name(),
                  inputs,
                  wishes.key(),
                  Optional.empty(),
                  wishes.webhook()));
    };
  }

  private QueuedJob job(
      Workflow workflow, RenderContext context, Rendering.Ready ready, Wishes wishes) {
    return new QueuedJob(
            JobId.of(partitions.of(ready.jobType()), ids.next()),
            ready.jobType(),
            ready.payload(),
            ready.late(),
            ready.output().orElse(null),
            context,
            wishes.priority(),
            wishes.organisation(),
            wishes.organisation().value(),
            wishes.user(),
            workflow.id(),
            workflow.version(),
            wishes.batch().orElse(null),
            JointRequirements.of(ready.requirements(), wishes.requirements()).orElse(null),
            context.now(),
            kept(wishes.notBefore()),
            kept(wishes.deadline()),
            null,
            null,
            QueuedJob.DEFAULT_MAX_ATTEMPTS,
            QueuedJob.DEFAULT_COST,
            FlowKeys.of(wishes.organisation(), ready.jobType(), ready.payload(), ready.late()),
            wishes.traceparent().orElse(null))
        .withFallback(ready.fallback().orElse(null))
        .within(List.of(), wishes.estimate().orElse(null));
  }

  private static @Nullable Instant kept(Optional<Instant> time) {
    return time.map(t -> t.truncatedTo(ChronoUnit.MILLIS)).orElse(null);
  }

  /**
   * What a new job has of the request for it.
   *
   * @param now in milliseconds
   * @param requirements what its worker must offer beside what the document asks
   * @param batch whose row it is, if it is one
   * @param webhook that is told of its end
   * @param estimate what its attempts will use, for budgets
   */
  public record Wishes(
      OrganisationId organisation,
      UserId user,
      Instant now,
      int priority,
      Optional<Instant> notBefore,
      Optional<Instant> deadline,
      Optional<JsonObject> requirements,
      Optional<BatchId> batch,
      Optional<RequestKey> key,
      Optional<String> traceparent,
      Optional<NamedWebhook> webhook,
      Optional<SpendingTerms> estimate) {}

  /** What rendering made. */
  public sealed interface FirstJob {

    /** A job that can run. */
    record Made(NewJob job) implements FirstJob {}

    /** Every error of the inputs. */
    record Refused(List<Diagnostic> errors) implements FirstJob {
      public Refused {
        errors = List.copyOf(errors);
      }
    }
  }
}
