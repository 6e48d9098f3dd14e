package io.emprops.openapi.adapter.in.rest.jobtype;

import io.emprops.core.job.port.in.FindJobTypesQuery;
import io.emprops.core.job.port.in.FindJobTypesQuery.ServedJobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
      description =
          "`known` types have a name and a schema here, `built_in` ones a worker of this release as"
              + " well; others need workers of your own. `workers` is absent while the queue cannot"
              + " be asked. Needs the role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "The known ones first",
      content = @Content(schema = @Schema(implementation = JobTypesResponse.class)))
  public JobTypesResponse list() {
    return new JobTypesResponse(jobTypes.jobTypes(caller.principal()));
  }

  /** What a payload must be like. */
  @GET
  @Path("{type}/schema")
  @Operation(
      operationId = "getJobTypeSchema",
      summary = "Read the JSON Schema of a job type's payloads",
      description = "Of draft 2020-12; older names are understood. Needs the role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "The schema",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public JsonValue schema(@PathParam("type") String type) {
    return jobTypes
        .payloadSchema(caller.principal(), type)
        .orElseThrow(
            () ->
                ProblemException.of(
                    ErrorCode.NOT_FOUND, "no schema is known for job type '%s'".formatted(type)));
  }

  /** All job types. */
  @Schema(name = "JobTypes")
  public record JobTypesResponse(List<ServedJobType> items) {}
}
