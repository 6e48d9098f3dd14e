package io.emprops.openapi.adapter.in.rest.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.port.in.AwaitJobQuery;
import io.emprops.core.job.port.in.RerunJob;
import io.emprops.core.job.port.in.RetryJob;
import io.emprops.core.job.port.in.RetryJobUseCase;
import io.emprops.core.job.port.in.RetryOutcome;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Executes ended jobs once more. */
@Path("/api/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Jobs")
public class RetryResource {
  private static final String EXAMPLE =
      """
      {"job_id": "p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZB", "status": "pending",
       "links": {"self": "/api/jobs/p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZB",
        "events": "/api/jobs/p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZB/events",
        "cancel": "/api/jobs/p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZB/cancel",
        "retry_of": "/api/jobs/p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA"}}
      """;

  private final RetryJobUseCase retry;
  private final JobAnswers answers;
  private final Caller caller;

  RetryResource(RetryJobUseCase retry, AwaitJobQuery jobs, Caller caller) {
    this.retry = retry;
    this.answers = new JobAnswers(jobs);
    this.caller = caller;
  }

  /** Sends a job's payload again. */
  @POST
  @Path("/{id}/retry")
  @Operation(
      operationId = "retryJob",
      summary = "Send an ended job's payload again, as a new job",
      description =
          """
          The new job has the old one's payload as it was rendered, byte for byte, with its time \
          and seed, and its priority, limits and requirements; it works though the workflow has \
          changed or gone. It has no deadline and waits for no time, and its user is the caller. \
          It tells the old job as `retry_of`, which tells it in `retried_by`. Idempotency-Key and \
          Prefer are as for an execution. Needs the role runner.\
          """)
  @APIResponse(
      responseCode = "202",
      description = "The new job is accepted",
      content =
          @Content(
              schema = @Schema(implementation = JobReference.class),
              examples = @ExampleObject(name = "accepted", value = EXAMPLE)))
  @APIResponse(
      responseCode = "200",
      description = "The new job has ended while the caller waited",
      content = @Content(schema = @Schema(implementation = JobRecord.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "JobNotEnded")
  public Response retry(
      @PathParam("id") String id,
      @Parameter(description = "Makes repeating the request safe") @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @Parameter(description = "wait=N waits up to N seconds for the end", example = "wait=30")
          @HeaderParam("Prefer")
          @Nullable String prefer,
      @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent) {
    Principal principal = caller.principal();
    var command =
        new RetryJob(
            JobHeaders.jobId(id),
            JobHeaders.idempotencyKey(key),
            JobHeaders.traceparent(traceparent));
    return answer(principal, retry.retry(principal, command), prefer);
  }

  /** Renders a job's version of its workflow again. */
  @POST
  @Path("/{id}/rerun")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "rerunJob",
      summary = "Execute an ended job's workflow again, with its inputs or others",
      description =
          """
          The same version of the workflow is rendered anew, with the time and a seed of now, and \
          with the old inputs where none are given; given ones take the place of all old ones. All \
          else is as in a retry. Needs the role runner.\
          """)
  @APIResponse(
      responseCode = "202",
      description = "The new job is accepted",
      content =
          @Content(
              schema = @Schema(implementation = JobReference.class),
              examples = @ExampleObject(name = "accepted", value = EXAMPLE)))
  @APIResponse(
      responseCode = "200",
      description = "The new job has ended while the caller waited",
      content = @Content(schema = @Schema(implementation = JobRecord.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "JobNotEnded")
  @APIResponse(responseCode = "422", ref = "InputsInvalid")
  public Response rerun(
      @PathParam("id") String id,
      @Parameter(description = "Makes repeating the request safe") @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @Parameter(description = "wait=N waits up to N seconds for the end", example = "wait=30")
          @HeaderParam("Prefer")
          @Nullable String prefer,
      @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent,
      RerunRequest request) {
    Principal principal = caller.principal();
    var command =
        new RerunJob(
            JobHeaders.jobId(id),
            Optional.ofNullable(request.inputs()),
            JobHeaders.idempotencyKey(key),
            JobHeaders.traceparent(traceparent));
    return answer(principal, retry.rerun(principal, command), prefer);
  }

  private Response answer(Principal principal, RetryOutcome outcome, @Nullable String prefer) {
    return switch (outcome) {
      case RetryOutcome.Accepted(JobId job) -> answers.accepted(principal, job, prefer);
      case RetryOutcome.Replayed(JobId job) -> answers.replayed(principal, job, prefer);
      case RetryOutcome.Refused(var errors) -> throw JobAnswers.refused(errors);
      case RetryOutcome.Conflict() -> throw JobAnswers.conflict();
      case RetryOutcome.NotFound() -> throw JobHeaders.noJob();
      case RetryOutcome.NotEnded() ->
          throw ProblemException.of(
              ErrorCode.JOB_NOT_ENDED, "the job is still on its way; cancel it, or wait for it");
      case RetryOutcome.WorkflowGone() -> throw JobAnswers.workflowGone();
    };
  }
}
