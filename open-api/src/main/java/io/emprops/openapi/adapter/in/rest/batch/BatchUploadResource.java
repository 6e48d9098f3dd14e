package io.emprops.openapi.adapter.in.rest.batch;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchCheck;
import io.emprops.core.batch.BatchTable;
import io.emprops.core.batch.port.in.FindBatchesQuery;
import io.emprops.core.batch.port.in.StartBatch;
import io.emprops.core.batch.port.in.StartBatchUseCase;
import io.emprops.core.batch.port.in.StartOutcome;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.BatchId;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.job.JobAnswers;
import io.emprops.openapi.adapter.in.rest.job.JobHeaders;
import io.emprops.openapi.adapter.in.rest.problem.BodyText;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Executes a workflow for each row of a table. */
@Path("/api/workflows/{id}/batch")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
@Tag(name = "Batches")
public class BatchUploadResource {
  private static final int HIGHEST_PRIORITY = 100;

  private final StartBatchUseCase start;
  private final FindBatchesQuery batches;
  private final Caller caller;

  BatchUploadResource(StartBatchUseCase start, FindBatchesQuery batches, Caller caller) {
    this.start = start;
    this.batches = batches;
    this.caller = caller;
  }

  /** Makes a batch of a table, or checks the table. */
  @POST
  @Operation(
      operationId = "startBatch",
      summary = "Execute a workflow for each row of a table",
      description =
          """
          CSV: a header of variables' names (`style.colour` for the field of an object), each row \
          below it their values. JSONL: each line an object of inputs. At most 10000 rows and \
          4 MiB. Each row is checked as its job will be before anything is stored. The same \
          Idempotency-Key with the same request gives the same batch for 24 hours. The rows become \
          jobs one after the other, at most 100 of a batch at a time. Needs the role runner.\
          """)
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = BatchParameters.CSV,
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "csv", value = "name,age\r\nAda,36\r\nAlan,41\r\n")),
        @Content(
            mediaType = BatchParameters.JSONL,
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "jsonl",
                    value = "{\"name\": \"Ada\", \"age\": 36}\n{\"name\": \"Alan\"}\n"))
      })
  @APIResponse(
      responseCode = "202",
      description = "The batch is stored, and each of its good rows becomes a job",
      content =
          @Content(
              schema = @Schema(implementation = Batch.class),
              examples =
                  @ExampleObject(
                      name = "accepted",
                      value =
                          """
                          {"id": "01KATXJ7V9M3Q2W8E5R6T7Y8ZA",
                           "workflow_id": "01KATX3C2M4N6P8R0S2T4V6W8X", "workflow_name": "Letter",
                           "workflow_version": 3, "status": "running",
                           "progress": {"rows": 2, "waiting": 2, "active": 0, "completed": 0,
                            "failed": 0, "cancelled": 0, "refused": 0},
                           "priority": 25, "user_id": "ann", "created_at": "2026-11-26T19:00:00Z"}
                          """)))
  @APIResponse(
      responseCode = "200",
      description = "What the table would make; nothing was stored (with `check=true`)",
      content =
          @Content(
              schema = @Schema(implementation = BatchCheck.class),
              examples =
                  @ExampleObject(
                      name = "checked",
                      value =
                          """
                          {"rows": 2, "refused": 1, "error_count": 1, "errors": [
                           {"code": "input.type", "message": "must be an integer",
                            "pointer": "/inputs/age", "line": 3, "severity": "error"}]}
                          """)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "422", ref = "BatchInvalid")
  public Response start(
      @PathParam("id") String id,
      @Parameter(
              description = "The version to execute; else the current one",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @QueryParam("version")
          @DefaultValue("")
          String version,
      @Parameter(
              description = "Of its jobs; else 25",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "100"))
          @QueryParam("priority")
          @DefaultValue("")
          String priority,
      @Parameter(
              description =
                  "What becomes of the batch if rows have errors: nothing is stored, or the other"
                      + " rows are and these are kept with their errors",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"stop", "skip"}))
          @QueryParam("on_row_error")
          @DefaultValue("stop")
          String onRowError,
      @Parameter(description = "Only check the rows", schema = @Schema(type = SchemaType.BOOLEAN))
          @QueryParam("check")
          @DefaultValue("false")
          String check,
      @Parameter(description = "Makes repeating the request safe") @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @Parameter(hidden = true) @HeaderParam("Content-Type") @Nullable String contentType,
      @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent,
      InputStream body)
      throws IOException {
    Principal principal = caller.principal();
    BatchTable.Format format = BatchParameters.format(contentType);
    var command =
        new StartBatch(
            JobHeaders.workflowId(id),
            BatchParameters.within("version", version, 1, Integer.MAX_VALUE),
            new BatchTable(format, BodyText.read(body)),
            BatchParameters.within("priority", priority, 0, HIGHEST_PRIORITY),
            BatchParameters.onRowError(onRowError),
            JobHeaders.idempotencyKey(key),
            JobHeaders.traceparent(traceparent));
    return BatchParameters.flag("check", check)
        ? Response.ok(start.check(principal, command).orElseThrow(BatchUploadResource::noWorkflow))
            .build()
        : start(principal, command);
  }

  private Response start(Principal principal, StartBatch command) {
    return switch (start.start(principal, command)) {
      case StartOutcome.Accepted(BatchId id) -> accepted(principal, id).build();
      case StartOutcome.Replayed(BatchId id) ->
          accepted(principal, id).header("Idempotency-Replayed", "true").build();
      case StartOutcome.Refused(BatchCheck check) -> throw BatchAnswers.refused(check);
      case StartOutcome.Conflict() -> throw JobAnswers.conflict();
      case StartOutcome.NotFound() -> throw noWorkflow();
    };
  }

  private Response.ResponseBuilder accepted(Principal principal, BatchId id) {
    Batch batch = batches.find(principal, id).orElseThrow(BatchParameters::noBatch);
    return Response.accepted(batch).location(URI.create("/api/batches/" + id));
  }

  private static ProblemException noWorkflow() {
    return ProblemException.of(
        ErrorCode.NOT_FOUND, "there is no workflow with this id and version");
  }
}
