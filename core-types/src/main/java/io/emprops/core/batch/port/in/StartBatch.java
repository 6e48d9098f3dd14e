package io.emprops.core.batch.port.in;

import io.emprops.core.batch.BatchTable;
import io.emprops.core.workflow.WorkflowId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A wish to execute a workflow for each row of a table.
 *
 * @param version empty for the current one
 * @param priority of its jobs; empty for {@link io.emprops.core.batch.Batch#DEFAULT_PRIORITY}
 * @param onRowError what becomes of the batch if rows have errors
 * @param idempotencyKey the same key and the same request give the same batch for 24 hours
 */
public record StartBatch(
    WorkflowId workflow,
    OptionalInt version,
    BatchTable table,
    OptionalInt priority,
    OnRowError onRowError,
    Optional<String> idempotencyKey,
    Optional<String> traceparent) {

  /** What becomes of a batch with faulty rows. */
  public enum OnRowError {
    /** Nothing is accepted. */
    STOP,
    /** The other rows are accepted; these are kept with their errors. */
    SKIP
  }
}
