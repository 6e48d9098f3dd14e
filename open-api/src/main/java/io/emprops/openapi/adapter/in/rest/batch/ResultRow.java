package io.emprops.openapi.adapter.in.rest.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.RowState;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a row.
 *
 * @param line on which it begins in the table
 * @param status waiting, refused, or its job's; cancelled for one that will never be a job
 * @param reason a short code for an end that is not good
 * @param error of its job
 * @param errors of its inputs, where it is refused
 */
@Schema(name = "BatchResultRow")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record ResultRow(
    int line,
    String status,
    @Nullable JobId jobId,
    @Nullable JsonObject inputs,
    @Nullable JsonValue result,
    @Nullable String reason,
    @Nullable JobFailure error,
    @Nullable List<Diagnostic> errors) {

  static ResultRow of(BatchRow row) {
    JsonObject inputs = row.inputs().orElse(null);
    String status = row.state().word();
    return switch (row.state()) {
      case RowState.Waiting _, RowState.Withdrawn _ ->
          new ResultRow(row.line(), status, null, inputs, null, null, null, null);
      case RowState.Refused(var errors) ->
          new ResultRow(row.line(), status, null, inputs, null, null, null, errors);
      case RowState.Fed fed ->
          new ResultRow(
              row.line(),
              status,
              fed.job(),
              inputs,
              fed.result(),
              fed.reason(),
              fed.failure(),
              null);
    };
  }
}
