package io.emprops.openapi.adapter.in.rest.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.port.in.AwaitJobQuery;
import io.emprops.core.job.port.in.ExecuteOutcome;
import io.emprops.core.job.port.in.ExecuteWorkflowUseCase;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Executes workflows. */
@Path("/api/workflows/{id}/execute")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Jobs")
public class ExecuteResource {
  private final ExecuteWorkflowUseCase execute;
  private final JobAnswers answers;
  private final Caller caller;

  ExecuteResource(ExecuteWorkflowUseCase execute, AwaitJobQuery jobs, Caller caller) {
    this.execute = execute;
    this.answers = new JobAnswers(jobs);
    this.caller = caller;
  }

  /** Makes a job of a workflow and inputs. */
  @POST
  @Operation(
      operationId = "executeWorkflow",
      summary = "Execute a workflow with inputs",
      description =
          """
          The job is stored before the answer, and will not be forgotten. The same \
          Idempotency-Key with the same request gives the same job for 24 hours. With \
          `Prefer: wait=30` the answer is the ended job if it ends in time, at most 60 s. \
          Needs the role runner.\
          """)
  @APIResponse(
      responseCode = "202",
      description = "The job is accepted",
      content =
          @Content(
              schema = @Schema(implementation = JobReference.class),
              examples =
                  @ExampleObject(
                      name = "accepted",
                      value =
                          """
                          {"job_id": "p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA", "status": "pending",
                           "links": {"self": "/api/jobs/p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA",
                            "events": "/api/jobs/p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA/events",
                            "cancel": "/api/jobs/p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA/cancel"}}
                          """)))
  @APIResponse(
      responseCode = "200",
      description = "The job has ended while the caller waited",
      content = @Content(schema = @Schema(implementation = JobRecord.class)))
  @APIResponse(
      responseCode = "404",
      description = "There is no such workflow or version",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "409",
      description = "The idempotency key was used for another request",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "The inputs, or the payload that they make, have errors; all are listed",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response execute(
      @PathParam("id") String id,
      @Parameter(description = "Makes repeating the request safe") @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @Parameter(description = "wait=N waits up to N seconds for the end", example = "wait=30")
          @HeaderParam("Prefer")
          @Nullable String prefer,
      @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent,
      ExecuteRequest request) {
    Principal principal = caller.principal();
    var command =
        request.toCommand(
            JobHeaders.workflowId(id),
            JobHeaders.idempotencyKey(key),
            JobHeaders.traceparent(traceparent));
    return switch (execute.execute(principal, command)) {
      case ExecuteOutcome.Accepted(JobId job) -> answers.accepted(principal, job, prefer);
      case ExecuteOutcome.Replayed(JobId job) -> answers.replayed(principal, job, prefer);
      case ExecuteOutcome.Refused(List<Diagnostic> errors) -> throw JobAnswers.refused(errors);
      case ExecuteOutcome.Conflict() -> throw JobAnswers.conflict();
      case ExecuteOutcome.NotFound() ->
          throw ProblemException.of(
              ErrorCode.NOT_FOUND, "there is no workflow with this id and version");
    };
  }
}
