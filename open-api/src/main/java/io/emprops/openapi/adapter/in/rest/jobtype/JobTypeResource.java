package io.emprops.openapi.adapter.in.rest.jobtype;

import io.emprops.core.job.port.in.FindJobTypesQuery;
import io.emprops.core.job.port.in.FindJobTypesQuery.ServedJobType;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which kinds of jobs there are, and who serves them. */
@Path("/api/job-types")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Job types")
public class JobTypeResource {
  private final FindJobTypesQuery jobTypes;
  private final Caller caller;

  JobTypeResource(FindJobTypesQuery jobTypes, Caller caller) {
    this.jobTypes = jobTypes;
    this.caller = caller;
  }

  /** All that are known or served. */
  @GET
  @Operation(
      operationId = "listJobTypes",
      summary = "List the job types and how many live workers serve each",
      description = "`workers` is absent while the queue cannot be asked. Needs the role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "The known ones first",
      content = @Content(schema = @Schema(implementation = JobTypesResponse.class)))
  public JobTypesResponse list() {
    return new JobTypesResponse(jobTypes.jobTypes(caller.principal()));
  }

  /** All job types. */
  @Schema(name = "JobTypes")
  public record JobTypesResponse(List<ServedJobType> items) {}
}
