package io.emprops.openapi.adapter.in.rest.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.QueuePosition;
import io.emprops.core.worker.port.in.ExplainJobQuery;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tells why jobs wait. */
@Path("/api/jobs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Jobs")
public class JobExplanationResource {
  private final ExplainJobQuery explain;
  private final Caller caller;

  JobExplanationResource(ExplainJobQuery explain, Caller caller) {
    this.explain = explain;
    this.caller = caller;
  }

  /** Why it stands where it stands. */
  @GET
  @Path("/why")
  @Operation(
      operationId = "explainJob",
      summary = "Explain why a job waits",
      description =
          "`findings` tell all that keeps it, what keeps it longest first; `workers` each live"
              + " worker and the first condition that it does not meet, with both values. Needs the"
              + " role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "The explanation",
      content = @Content(schema = @Schema(implementation = JobExplanation.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public JobExplanation why(@PathParam("id") String id) {
    return explain.why(caller.principal(), JobHeaders.jobId(id)).orElseThrow(JobHeaders::noJob);
  }

  /** Its place in the fair order. */
  @GET
  @Path("/position")
  @Operation(
      operationId = "getJobPosition",
      summary = "Read a waiting job's place in the fair order",
      description =
          "As ranges: customers take turns, so others may come between. The wait is estimated from"
              + " the starts of the last five minutes and absent without any. `position` is absent"
              + " where the job does not wait for a worker. Needs the role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "The place, if it waits",
      content = @Content(schema = @Schema(implementation = PlaceResponse.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public PlaceResponse position(@PathParam("id") String id) {
    return explain
        .position(caller.principal(), JobHeaders.jobId(id))
        .map(place -> new PlaceResponse(place.position().orElse(null)))
        .orElseThrow(JobHeaders::noJob);
  }

  /** A place, if there is one. */
  @Schema(name = "JobPlace")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PlaceResponse(@Nullable QueuePosition position) {}
}
