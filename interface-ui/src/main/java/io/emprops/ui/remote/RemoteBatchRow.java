package io.emprops.ui.remote;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.RowState;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of a batch as the API tells it. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record RemoteBatchRow(
    int line,
    String status,
    @Nullable JobId jobId,
    @Nullable JsonObject inputs,
    @Nullable JsonValue result,
    @Nullable String reason,
    @Nullable JobFailure error,
    @Nullable List<Diagnostic> errors) {

  BatchRow toRow() {
    return new BatchRow(line, Optional.ofNullable(inputs), state());
  }

  private RowState state() {
    if (jobId != null) {
      return new RowState.Fed(jobId, JobStatus.ofWire(status), reason, result, error);
    }
    return switch (status) {
      case "waiting" -> new RowState.Waiting();
      case "refused" -> new RowState.Refused(Objects.requireNonNullElse(errors, List.of()));
      default -> new RowState.Withdrawn();
    };
  }
}
