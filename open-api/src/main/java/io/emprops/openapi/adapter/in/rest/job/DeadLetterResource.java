package io.emprops.openapi.adapter.in.rest.job;

import io.emprops.core.job.DeadLetter;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.port.in.FindDeadLettersQuery;
import io.emprops.core.workflow.Page;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.list.ListParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows what ended as failed or timeout and was neither executed once more nor dismissed. */
@Path("/api/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Dead letters")
public class DeadLetterResource {
  private final FindDeadLettersQuery deadLetters;
  private final Caller caller;

  DeadLetterResource(FindDeadLettersQuery deadLetters, Caller caller) {
    this.deadLetters = deadLetters;
    this.caller = caller;
  }

  /** A part of the signatures. */
  @GET
  @Operation(
      operationId = "listDeadLetters",
      summary = "List the errors that jobs ended with, the last to happen first",
      description =
          """
          Jobs that ended as failed or timeout are grouped by their error's signature: job type, \
          failure class, reason, and the message without numbers, ids, quoted texts and addresses. \
          What was retried, rerun, requeued or dismissed does not count. Needs the role runner.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "A part of the list; next_cursor gets the next one",
      content = @Content(schema = @Schema(implementation = DeadLetterGroupPage.class)))
  public Page<DeadLetterGroup> list(
      @Parameter(description = "Only jobs of this type", example = "simulation")
          @QueryParam("job_type")
          @DefaultValue("")
          String jobType,
      @Parameter(description = ListParameters.LIMIT)
          @QueryParam("limit")
          @DefaultValue(ListParameters.DEFAULT_LIMIT)
          String limit,
      @Parameter(description = ListParameters.CURSOR) @QueryParam("cursor") @DefaultValue("")
          String cursor) {
    return deadLetters.groups(
        caller.principal(),
        JobParameters.stored("job_type", jobType),
        ListParameters.limit(limit),
        cursor);
  }

  /** A part of one signature's jobs. */
  @GET
  @Path("/{signature}/jobs")
  @Operation(
      operationId = "listDeadLetterJobs",
      summary = "List the jobs that ended with an error, the last to end first",
      description = "The list is empty once all are dealt with. Needs the role runner.")
  @APIResponse(
      responseCode = "200",
      description = "A part of the list; next_cursor gets the next one",
      content = @Content(schema = @Schema(implementation = DeadLetterPage.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Page<DeadLetter> jobs(
      @PathParam("signature") String signature,
      @Parameter(description = ListParameters.LIMIT)
          @QueryParam("limit")
          @DefaultValue(ListParameters.DEFAULT_LIMIT)
          String limit,
      @Parameter(description = ListParameters.CURSOR) @QueryParam("cursor") @DefaultValue("")
          String cursor) {
    return deadLetters.list(
        caller.principal(),
        JobParameters.signature(signature),
        ListParameters.limit(limit),
        JobParameters.cursor(cursor));
  }

  /** For the description of the API. */
  @Schema(name = "DeadLetterGroupPage")
  record DeadLetterGroupPage(
      List<DeadLetterGroup> items, @Schema(name = "next_cursor") @Nullable String nextCursor) {}

  /** For the description of the API. */
  @Schema(name = "DeadLetterPage")
  record DeadLetterPage(
      List<DeadLetter> items, @Schema(name = "next_cursor") @Nullable String nextCursor) {}
}
