package io.emprops.openapi.adapter.out.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchProgress;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.RowState;
import io.emprops.core.batch.port.out.BatchFeed.UnsettledBatch;
import io.emprops.core.batch.port.out.BatchFeed.WaitingRow;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.openapi.adapter.out.json.WireJson;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Batches and their rows, from what statements find. */
final class BatchRows {
  private static final TypeReference<List<Diagnostic>> ERRORS = new TypeReference<>() {};

  private BatchRows() {}

  static Batch batch(Tuple row) {
    BatchWish wish = BatchWish.ofWire(row.get("wish", String.class));
    BatchProgress progress =
        BatchProgress.of(
                row.get("row_count", Integer.class),
                row.get("active", Integer.class),
                row.get("completed", Integer.class),
                row.get("failed", Integer.class),
                row.get("cancelled", Integer.class),
                row.get("refused", Integer.class))
            .under(wish);
    return new Batch(
        new BatchId(row.get("id", String.class)),
        new WorkflowId(row.get("workflow_id", String.class)),
        row.get("workflow_name", String.class),
        row.get("workflow_version", Integer.class),
        BatchStatus.of(wish, progress),
        progress,
        row.get("priority", Integer.class),
        new UserId(row.get("user_id", String.class)),
        row.get("created_at", Instant.class));
  }

  static BatchRow row(Tuple row) {
    return new BatchRow(
        row.get("line", Integer.class),
        Optional.ofNullable(row.get("inputs", String.class)).map(BatchRows::inputs),
        state(row));
  }

  private static RowState state(Tuple row) {
    String errors = row.get("errors", String.class);
    if (errors != null) {
      return new RowState.Refused(WireJson.read(errors, ERRORS));
    }
    String job = row.get("job_id", String.class);
    if (job != null) {
      return fed(new JobId(job), row);
    }
    return row.get("wish", String.class).equals(BatchWish.CANCEL.wire())
        ? new RowState.Withdrawn()
        : new RowState.Waiting();
  }

  private static RowState fed(JobId job, Tuple row) {
    String ending = row.get("ending", String.class);
    JobEvent.@Nullable Ended end =
        ending == null ? null : WireJson.read(ending, JobEvent.Ended.class);
    return new RowState.Fed(
        job,
        JobStatus.ofWire(row.get("status", String.class)),
        row.get("reason", String.class),
        end == null ? null : end.result(),
        end == null ? null : end.failure());
  }

  static UnsettledBatch unsettled(Tuple row) {
    return new UnsettledBatch(
        new BatchId(row.get("id", String.class)),
        new OrganisationId(row.get("organisation_id", String.class)),
        new UserId(row.get("user_id", String.class)),
        new WorkflowId(row.get("workflow_id", String.class)),
        row.get("workflow_version", Integer.class),
        row.get("priority", Integer.class),
        BatchWish.ofWire(row.get("wish", String.class)),
        Optional.ofNullable(row.get("traceparent", String.class)));
  }

  static WaitingRow waiting(Tuple row) {
    return new WaitingRow(row.get("line", Integer.class), inputs(row.get("inputs", String.class)));
  }

  private static JsonObject inputs(String text) {
    return (JsonObject) WireJson.value(text);
  }

  static @Nullable String errors(List<Diagnostic> errors) {
    return errors.isEmpty() ? null : WireJson.write(errors);
  }
}
