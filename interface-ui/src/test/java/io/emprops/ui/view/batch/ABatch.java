package io.emprops.ui.view.batch;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchProgress;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BatchId;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;

/** Batches for tests. */
final class ABatch {
  private ABatch() {}

  static Batch numbered(int number) {
    return of(number, BatchStatus.RUNNING, new BatchProgress(10, 4, 1, 3, 1, 0, 1));
  }

  static Batch of(int number, BatchStatus status, BatchProgress progress) {
    return new Batch(
        new BatchId("01KATXJ7V9M3Q2W8E5R6T7Y%03d".formatted(number)),
        new WorkflowId("01JDZZZZZZZZZZZZZZZZZZZZZ0"),
        "Letter",
        3,
        status,
        progress,
        25,
        new UserId("ada"),
        Instant.EPOCH);
  }
}
