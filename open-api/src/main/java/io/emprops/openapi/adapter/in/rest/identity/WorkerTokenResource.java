package io.emprops.openapi.adapter.in.rest.identity;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.worker.WorkerScope;
import io.emprops.core.worker.port.in.IssueWorkerTokenUseCase;
import io.emprops.core.worker.port.in.IssueWorkerTokenUseCase.IssueOutcome;
import io.emprops.core.worker.port.in.IssueWorkerTokenUseCase.OthersCustomers;
import io.emprops.core.worker.port.in.IssueWorkerTokenUseCase.WorkerTaken;
import io.emprops.core.worker.port.in.IssueWorkerTokenUseCase.WorkerToken;
import io.emprops.core.worker.port.in.SteerQueueUseCase;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Admits workers. */
@Path("/api/worker-tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Identity")
public class WorkerTokenResource {
  private final IssueWorkerTokenUseCase workerTokens;
  private final SteerQueueUseCase queue;
  private final Caller caller;

  WorkerTokenResource(
      IssueWorkerTokenUseCase workerTokens, SteerQueueUseCase queue, Caller caller) {
    this.workerTokens = workerTokens;
    this.queue = queue;
    this.caller = caller;
  }

  /** A token for one worker. */
  @POST
  @ResponseStatus(201)
  @Operation(
      operationId = "issueWorkerToken",
      summary = "Make a token with which a worker may serve job types",
      description =
          "A signed JSON Web Token for the gateway, for these job types and customers alone. The"
              + " worker is from then on your organisation's; the id of another's is answered 409."
              + " Needs the role admin.")
  @APIResponse(
      responseCode = "201",
      description = "The token, told this once",
      content = @Content(schema = @Schema(implementation = WorkerTokenResponse.class)))
  public WorkerTokenResponse issue(WorkerTokenRequest request) {
    WorkerId worker = request.workerId();
    List<JobType> types = request.jobTypes();
    List<String> customers = request.customers();
    long seconds = request.ttlSeconds() == null ? 3_600 : request.ttlSeconds();
    if (worker == null) {
      throw invalid("", "the member 'worker_id' is missing");
    }
    if (types == null || types.isEmpty()) {
      throw invalid("/job_types", "name at least one job type");
    }
    if (seconds < 1 || seconds > IssueWorkerTokenUseCase.LONGEST.toSeconds()) {
      throw invalid("/ttl_seconds", "ttl_seconds must be 1 second to 365 days");
    }
    IssueOutcome outcome =
        workerTokens.issue(
            caller.principal(),
            worker,
            new WorkerScope(
                new LinkedHashSet<>(types), customers == null ? Set.of() : Set.copyOf(customers)),
            Duration.ofSeconds(seconds));
    return switch (outcome) {
      case WorkerToken(String token, Instant expiresAt) ->
          new WorkerTokenResponse(token, expiresAt);
      case WorkerTaken _ ->
          throw ProblemException.at(
              "/worker_id",
              ErrorCode.WORKER_TAKEN,
              "another organisation has a worker '%s'; choose another id".formatted(worker));
      case OthersCustomers(Set<String> others) ->
          throw ProblemException.at(
              "/customers",
              ErrorCode.FORBIDDEN,
              "your organisation's workers take its own jobs, not those of %s"
                  .formatted(String.join(", ", others)));
    };
  }

  /** An end to all of a worker's tokens. */
  @DELETE
  @Path("{worker_id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "revokeWorkerTokens",
      summary = "Refuse all tokens that a worker was given until now",
      description =
          "The worker is not heard any more, a second later at most; jobs that it holds come back"
              + " when their leases are over. A token that is made in the same second is refused"
              + " too. Where the queue cannot be reached, it is told later. Needs the role admin,"
              + " in the organisation that had the worker's first token made, or in the operating"
              + " one.")
  @APIResponse(responseCode = "204", description = "They are refused")
  @APIResponse(responseCode = "404", description = "Your organisation has no such worker")
  public void revoke(@PathParam("worker_id") WorkerId worker) {
    if (!queue.revokeTokens(caller.principal(), worker)) {
      throw ProblemException.of(
          ErrorCode.NOT_FOUND, "your organisation has no worker '%s'".formatted(worker));
    }
  }

  private static ProblemException invalid(String pointer, String detail) {
    return ProblemException.at(pointer, ErrorCode.REQUEST_INVALID, detail);
  }

  /** Which worker, and what it may serve. */
  @Schema(name = "WorkerTokenRequest")
  @JsonNaming(SnakeCaseStrategy.class)
  public record WorkerTokenRequest(
      @Nullable @Schema(required = true, examples = "gpu-7") WorkerId workerId,
      @Nullable @Schema(required = true, examples = "[\"simulation\"]") List<JobType> jobTypes,
      @Nullable
          @Schema(
              description =
                  "Jobs of these alone. Only the operating organisation names others than itself;"
                      + " where it names none, everybody's")
          List<String> customers,
      @Nullable @Schema(examples = "3600") Long ttlSeconds) {}

  /** A worker's token. */
  @Schema(name = "WorkerToken")
  @JsonNaming(SnakeCaseStrategy.class)
  public record WorkerTokenResponse(String token, Instant expiresAt) {}
}
