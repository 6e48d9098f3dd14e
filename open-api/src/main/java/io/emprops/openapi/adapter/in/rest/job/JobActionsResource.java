package io.emprops.openapi.adapter.in.rest.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.BulkOutcome;
import io.emprops.core.job.JobAction;
import io.emprops.core.job.port.in.ActOnJobsUseCase;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Does the same to many jobs. */
@Path("/api/jobs/actions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Jobs")
public class JobActionsResource {
  private final ActOnJobsUseCase jobs;
  private final Caller caller;

  JobActionsResource(ActOnJobsUseCase jobs, Caller caller) {
    this.jobs = jobs;
    this.caller = caller;
  }

  /** Cancels or retries many jobs. */
  @POST
  @Operation(
      operationId = "actOnJobs",
      summary = "Cancel or retry many jobs, by ids or by a filter",
      description =
          """
          Each job is dealt with by itself, at most 1000 in a call. A filter takes the oldest first \
          and leaves out what was dealt with before, jobs that somebody wants cancelled and jobs \
          that were retried, so that it can be repeated while `more` is true. \
          Needs the role runner.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "For which jobs it worked, and for which not",
      content =
          @Content(
              schema = @Schema(implementation = BulkOutcome.class),
              examples =
                  @ExampleObject(
                      name = "cancelled",
                      value =
                          """
                          {"jobs": ["p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA"], "succeeded": 1, "failed": 1,
                           "failures": [{"job_id": "p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZB",
                            "code": "job.ended", "message": "The job has ended"}], "more": false}
                          """)))
  public BulkOutcome act(JobActionsRequest request) {
    Principal principal = caller.principal();
    JobAction action = request.wanted();
    return request
        .jobs()
        .map(ids -> jobs.act(principal, action, ids))
        .orElseGet(() -> jobs.act(principal, action, request.selection()));
  }
}
