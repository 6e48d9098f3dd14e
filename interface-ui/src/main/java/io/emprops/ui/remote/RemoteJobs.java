package io.emprops.ui.remote;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.port.in.CancelJobUseCase;
import io.emprops.core.job.port.in.ExecuteOutcome;
import io.emprops.core.job.port.in.ExecuteWorkflow;
import io.emprops.core.job.port.in.ExecuteWorkflowUseCase;
import io.emprops.core.job.port.in.FindJobsQuery;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.workflow.Page;
import io.emprops.ui.problem.ApiProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Jobs over {@code /api/jobs} and {@code /api/workflows/…/execute}. */
@Singleton
final class RemoteJobs implements ExecuteWorkflowUseCase, FindJobsQuery, CancelJobUseCase {
  private final ApiClient api;

  RemoteJobs(ApiClient api) {
    this.api = api;
  }

  @Override
  public ExecuteOutcome execute(Principal caller, ExecuteWorkflow command) {
    var body =
        new Execution(
            command.inputs(),
            command.version().isPresent() ? command.version().getAsInt() : null,
            command.priority().isPresent() ? command.priority().getAsInt() : null,
            command.notBefore().orElse(null),
            command.deadline().orElse(null),
            command.requirements().orElse(null),
            command.webhook().orElse(null));
    var request =
        api.request("/workflows/" + command.workflow() + "/execute").POST(api.jsonOf(body));
    command.idempotencyKey().ifPresent(key -> request.header("Idempotency-Key", key));
    command.traceparent().ifPresent(parent -> request.header("traceparent", parent));
    var reply = api.send(request);
    return switch (reply.status()) {
      case 404 -> new ExecuteOutcome.NotFound();
      case 409 -> new ExecuteOutcome.Conflict();
      default -> reply.ok() ? accepted(reply) : new ExecuteOutcome.Refused(reply.errors());
    };
  }

  @Override
  public Optional<JobRecord> find(Principal caller, JobId id) {
    var reply = api.get("/jobs/" + id);
    return reply.status() == 404 ? Optional.empty() : Optional.of(reply.as(JobRecord.class));
  }

  @Override
  public Page<JobSummary> list(Principal caller, JobFilter filter) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("status", filter.status());
    parameters.put("workflow_id", filter.workflowId());
    parameters.put("job_type", filter.jobType());
    parameters.put("batch_id", filter.batchId());
    parameters.put("limit", String.valueOf(filter.limit()));
    parameters.put("cursor", filter.cursor());
    return api.get("/jobs" + ApiClient.query(parameters)).as(new TypeReference<>() {});
  }

  @Override
  public CancelJobUseCase.Outcome cancel(Principal caller, JobId job) {
    var reply = api.post("/jobs/" + job + "/cancel", Map.of());
    if (reply.ok()) {
      return Outcome.REQUESTED;
    }
    return switch (reply.status()) {
      case 404 -> Outcome.NOT_FOUND;
      case 409 -> Outcome.ALREADY_ENDED;
      default -> throw new ApiProblemException(reply.problem());
    };
  }

  private static ExecuteOutcome accepted(ApiReply reply) {
    var job = reply.as(Acceptance.class).job();
    return reply.header("Idempotency-Replayed").equals("true")
        ? new ExecuteOutcome.Replayed(job)
        : new ExecuteOutcome.Accepted(job);
  }

  /** The body of an execution. */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  record Execution(
      JsonObject inputs,
      @Nullable Integer version,
      @Nullable Integer priority,
      @Nullable Instant notBefore,
      @Nullable Instant deadline,
      @Nullable JsonObject requirements,
      @Nullable String webhook) {}

  /** The answer to an execution: the job, or a reference to it. */
  @RegisterForReflection
  @JsonNaming(SnakeCaseStrategy.class)
  record Acceptance(@Nullable JobId jobId, @Nullable JobId id) {
    JobId job() {
      if (jobId != null) {
        return jobId;
      }
      if (id != null) {
        return id;
      }
      throw new IllegalStateException("the API accepted an execution and named no job");
    }
  }
}
