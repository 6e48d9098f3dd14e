package io.emprops.openapi.adapter.in.rest.job;

import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.port.in.CancelJobUseCase;
import io.emprops.core.job.port.in.FindJobsQuery;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.workflow.Page;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.list.ListParameters;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reads and cancels jobs. */
@Path("/api/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Jobs")
public class JobResource {
  private final FindJobsQuery jobs;
  private final CancelJobUseCase cancel;
  private final Caller caller;

  JobResource(FindJobsQuery jobs, CancelJobUseCase cancel, Caller caller) {
    this.jobs = jobs;
    this.cancel = cancel;
    this.caller = caller;
  }

  /** A part of the list. */
  @GET
  @Operation(
      operationId = "listJobs",
      summary = "List jobs, the newest first",
      description = "Needs the role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "A part of the list; next_cursor gets the next one",
      content = @Content(schema = @Schema(implementation = JobPage.class)))
  public Page<JobSummary> list(
      @Parameter(description = "Only jobs with this status", example = "completed")
          @QueryParam("status")
          @DefaultValue("")
          String status,
      @Parameter(description = "Only jobs of this workflow")
          @QueryParam("workflow_id")
          @DefaultValue("")
          String workflowId,
      @Parameter(description = "Only jobs of this type", example = "simulation")
          @QueryParam("job_type")
          @DefaultValue("")
          String jobType,
      @Parameter(description = "Only jobs of this batch, retries of its jobs among them")
          @QueryParam("batch_id")
          @DefaultValue("")
          String batchId,
      @Parameter(description = ListParameters.LIMIT)
          @QueryParam("limit")
          @DefaultValue(ListParameters.DEFAULT_LIMIT)
          String limit,
      @Parameter(description = ListParameters.CURSOR) @QueryParam("cursor") @DefaultValue("")
          String cursor) {
    var filter =
        new JobFilter(
            JobParameters.status(status),
            JobParameters.stored("workflow_id", workflowId),
            JobParameters.stored("job_type", jobType),
            JobParameters.stored("batch_id", batchId),
            ListParameters.limit(limit),
            JobParameters.cursor(cursor));
    return jobs.list(caller.principal(), filter);
  }

  /** One job. */
  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getJob",
      summary = "Read a job with its payload, attempts and result",
      description =
          """
          The status is final when `final` is true; until then it is the last that came from the \
          queue. A pending job that no worker can take has `unworkable`, until one registers that \
          can; without it, one can, or the queue could not be asked. Needs the role viewer.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "The job",
      content = @Content(schema = @Schema(implementation = JobRecord.class)))
  @APIResponse(
      responseCode = "404",
      description = "There is no such job in your organisation",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public JobRecord get(@PathParam("id") String id) {
    return jobs.find(caller.principal(), JobHeaders.jobId(id)).orElseThrow(JobHeaders::noJob);
  }

  /** Asks for an early end. */
  @POST
  @Path("/{id}/cancel")
  @Operation(
      operationId = "cancelJob",
      summary = "Ask a job to end early",
      description =
          "The wish is stored; the job's end tells whether it came in time. Needs the role runner.")
  @APIResponse(
      responseCode = "202",
      description = "The wish is stored",
      content = @Content(schema = @Schema(implementation = JobReference.class)))
  @APIResponse(
      responseCode = "409",
      description = "The job has ended",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response cancel(@PathParam("id") String id) {
    JobId job = JobHeaders.jobId(id);
    return switch (cancel.cancel(caller.principal(), job)) {
      case REQUESTED -> Response.accepted(reference(job)).build();
      case ALREADY_ENDED ->
          throw ProblemException.of(
              ErrorCode.JOB_ENDED, "the job has ended, and its end stands for good");
      case NOT_FOUND -> throw JobHeaders.noJob();
    };
  }

  private JobReference reference(JobId job) {
    return JobReference.of(jobs.find(caller.principal(), job).orElseThrow(JobHeaders::noJob));
  }

  /** For the description of the API. */
  @Schema(name = "JobPage")
  record JobPage(
      List<JobSummary> items, @Schema(name = "next_cursor") @Nullable String nextCursor) {}
}
