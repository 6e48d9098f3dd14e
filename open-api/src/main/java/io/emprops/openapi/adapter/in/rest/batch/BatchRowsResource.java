package io.emprops.openapi.adapter.in.rest.batch;

import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.port.in.FindBatchesQuery;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.BatchId;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.workflow.Page;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.list.ListParameters;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The results of a batch, part by part, for those who look at some of them. */
@Path("/api/batches/{id}/rows")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Batches")
public class BatchRowsResource {
  private final FindBatchesQuery batches;
  private final Caller caller;

  BatchRowsResource(FindBatchesQuery batches, Caller caller) {
    this.batches = batches;
    this.caller = caller;
  }

  /** A part of the rows. */
  @GET
  @Operation(
      operationId = "listBatchRows",
      summary = "Read what has become of some rows, in the order of the table",
      description =
          """
          What `results` gives as a whole, part by part. Of a row that is completed, failed, \
          cancelled, timeout or refused nothing more becomes: to follow a batch, read it once and \
          then the `lines` of the others. Needs the role viewer.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "A part of the rows; next_cursor gets the next one",
      content = @Content(schema = @Schema(implementation = RowPage.class)))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Page<ResultRow> list(
      @PathParam("id") String id,
      @Parameter(description = ListParameters.LIMIT)
          @QueryParam("limit")
          @DefaultValue(ListParameters.DEFAULT_LIMIT)
          String limit,
      @Parameter(description = ListParameters.CURSOR + ": the line of its last row")
          @QueryParam("cursor")
          @DefaultValue("0")
          String cursor,
      @Parameter(
              description =
                  "Only the rows that begin on these lines, at most 200; cursor and limit then say"
                      + " nothing",
              example = "3,7,12")
          @QueryParam("lines")
          @DefaultValue("")
          String lines) {
    Principal principal = caller.principal();
    BatchId batch =
        batches
            .find(principal, BatchParameters.batchId(id))
            .orElseThrow(BatchParameters::noBatch)
            .id();
    if (!lines.isEmpty()) {
      return new Page<>(
          batches.rows(principal, batch, lines(lines)).stream().map(ResultRow::of).toList(), null);
    }
    int most = ListParameters.limit(limit);
    List<BatchRow> rows = batches.rows(principal, batch, line(cursor), most + 1);
    return Page.first(most, rows, row -> Integer.toString(row.line())).map(ResultRow::of);
  }

  private static Set<Integer> lines(String text) {
    String[] lines = text.split(",", -1);
    if (lines.length > Page.MOST || !text.matches("[0-9]{1,9}(,[0-9]{1,9})*")) {
      throw ProblemException.of(
          ErrorCode.REQUEST_INVALID,
          "lines are at most %d numbers with commas between them".formatted(Page.MOST));
    }
    return Arrays.stream(lines).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  private static int line(String cursor) {
    if (!cursor.matches("[0-9]{1,9}")) {
      throw ListParameters.noCursor();
    }
    return Integer.parseInt(cursor);
  }

  /** For the description of the API. */
  @Schema(name = "BatchRowPage")
  record RowPage(
      List<ResultRow> items, @Schema(name = "next_cursor") @Nullable String nextCursor) {}
}
