package io.emprops.openapi.adapter.in.rest.batch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchFilter;
import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.port.in.FindBatchesQuery;
import io.emprops.core.batch.port.in.SteerBatchUseCase;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.BatchId;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.workflow.Page;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.job.JobParameters;
import io.emprops.openapi.adapter.in.rest.list.ListParameters;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows and steers batches, and gives their results. */
@Path("/api/batches")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Batches")
public class BatchResource {
  private static final List<Variant> TABLES =
      List.of(
          variant(BatchParameters.CSV),
          variant(BatchParameters.JSONL),
          variant(BatchParameters.NDJSON));

  private final FindBatchesQuery batches;
  private final SteerBatchUseCase steer;
  private final Caller caller;
  private final ObjectMapper mapper;

  BatchResource(
      FindBatchesQuery batches, SteerBatchUseCase steer, Caller caller, ObjectMapper mapper) {
    this.batches = batches;
    this.steer = steer;
    this.caller = caller;
    this.mapper = mapper;
  }

  /** A part of the list. */
  @GET
  @Operation(
      operationId = "listBatches",
      summary = "List batches, the newest first",
      description = "Needs the role viewer.")
  @APIResponse(
      responseCode = "200",
      description = "A part of the list; next_cursor gets the next one",
      content = @Content(schema = @Schema(implementation = BatchPage.class)))
  public Page<Batch> list(
      @Parameter(description = "Only batches of this workflow")
          @QueryParam("workflow_id")
          @DefaultValue("")
          String workflowId,
      @Parameter(description = ListParameters.LIMIT)
          @QueryParam("limit")
          @DefaultValue(ListParameters.DEFAULT_LIMIT)
          String limit,
      @Parameter(description = ListParameters.CURSOR) @QueryParam("cursor") @DefaultValue("")
          String cursor) {
    var filter =
        new BatchFilter(
            JobParameters.stored("workflow_id", workflowId),
            ListParameters.limit(limit),
            BatchParameters.cursor(cursor));
    return batches.list(caller.principal(), filter);
  }

  /** One batch. */
  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getBatch",
      summary = "Read a batch and how far it is",
      description =
          """
          The progress is counted from the batch's rows and jobs when it is asked for. A row that \
          was retried counts as it ended first. Needs the role viewer.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "The batch",
      content = @Content(schema = @Schema(implementation = Batch.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Batch get(@PathParam("id") String id) {
    return find(caller.principal(), BatchParameters.batchId(id));
  }

  /** Stops feeding. */
  @POST
  @Path("/{id}/pause")
  @Operation(
      operationId = "pauseBatch",
      summary = "Make no further jobs of a batch's rows",
      description =
          """
          The jobs that there are go on: what runs is finished, and what waits in the queue, at \
          most 100 jobs, stays there and will run. Needs the role runner.\
          """)
  @APIResponse(
      responseCode = "202",
      description = "No further row becomes a job",
      content = @Content(schema = @Schema(implementation = Batch.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "BatchEnded")
  public Response pause(@PathParam("id") String id) {
    return steer(id, BatchWish.PAUSE);
  }

  /** Goes on feeding. */
  @POST
  @Path("/{id}/resume")
  @Operation(
      operationId = "resumeBatch",
      summary = "Go on making jobs of a batch's rows",
      description = "Needs the role runner.")
  @APIResponse(
      responseCode = "202",
      description = "The rows become jobs again",
      content = @Content(schema = @Schema(implementation = Batch.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "BatchEnded")
  public Response resume(@PathParam("id") String id) {
    return steer(id, BatchWish.RUN);
  }

  /** Asks for an early end. */
  @POST
  @Path("/{id}/cancel")
  @Operation(
      operationId = "cancelBatch",
      summary = "End a batch early",
      description =
          """
          Rows that are no jobs yet will never be; each job is asked to end, as with many at once. \
          What has ended by then stands. A cancelled batch cannot be resumed. Needs the role \
          runner.\
          """)
  @APIResponse(
      responseCode = "202",
      description = "The wish is stored; the status is cancelled once each job has ended",
      content = @Content(schema = @Schema(implementation = Batch.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "BatchEnded")
  public Response cancel(@PathParam("id") String id) {
    return steer(id, BatchWish.CANCEL);
  }

  /** The table of results. */
  @GET
  @Path("/{id}/results")
  @Produces({BatchParameters.CSV, BatchParameters.JSONL, BatchParameters.NDJSON})
  @Operation(
      operationId = "getBatchResults",
      summary = "Read what has become of each row, as CSV or JSONL",
      description =
          """
          One row for each row of the table, in its order, at any time. In CSV, what spreadsheet \
          programs would run as a formula begins with an apostrophe. Rows go on while they are \
          read; the table is one moment's only once the batch has ended. Needs the role viewer.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "The table",
      content = {
        @Content(
            mediaType = BatchParameters.CSV,
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "csv",
                    value =
                        "line,status,job_id,inputs,result,class,reason,message\r\n"
                            + "2,completed,p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA,\"{\"\"name\"\":\"\"Ada\"\"}\","
                            + "\"{\"\"text\"\":\"\"Dear Ada\"\"}\",,,\r\n")),
        @Content(
            mediaType = BatchParameters.JSONL,
            schema = @Schema(implementation = ResultRow.class),
            examples =
                @ExampleObject(
                    name = "jsonl",
                    value =
                        "{\"line\":2,\"status\":\"completed\","
                            + "\"job_id\":\"p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA\","
                            + "\"inputs\":{\"name\":\"Ada\"},\"result\":{\"text\":\"Dear Ada\"}}\n"))
      })
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Response results(@PathParam("id") String id, @Context Request request) {
    Principal principal = caller.principal();
    BatchId batch = find(principal, BatchParameters.batchId(id)).id();
    Variant variant = request.selectVariant(TABLES);
    if (variant == null) {
      throw new NotAcceptableException();
    }
    MediaType type = variant.getMediaType();
    RowWriter writer =
        type.toString().equals(BatchParameters.CSV) ? new CsvRows() : new JsonRows(mapper);
    StreamingOutput table = out -> new ResultTable(batches, principal, batch).write(writer, out);
    return Response.ok(table, type.withCharset("utf-8"))
        .header("Content-Disposition", "attachment; filename=\"batch-%s\"".formatted(batch))
        .build();
  }

  private Response steer(String id, BatchWish wish) {
    Principal principal = caller.principal();
    BatchId batch = BatchParameters.batchId(id);
    return switch (steer.steer(principal, batch, wish)) {
      case STORED -> Response.accepted(find(principal, batch)).build();
      case ENDED ->
          throw ProblemException.of(
              ErrorCode.BATCH_ENDED, "the batch has ended or was cancelled, and stays so");
      case NOT_FOUND -> throw BatchParameters.noBatch();
    };
  }

  private Batch find(Principal principal, BatchId id) {
    return batches.find(principal, id).orElseThrow(BatchParameters::noBatch);
  }

  private static Variant variant(String type) {
    return new Variant(MediaType.valueOf(type), (String) null, null);
  }

  /** For the description of the API. */
  @Schema(name = "BatchPage")
  record BatchPage(List<Batch> items, @Schema(name = "next_cursor") @Nullable String nextCursor) {}
}
