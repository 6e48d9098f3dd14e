package io.emprops.core.batch.port.in;

import io.emprops.core.batch.BatchCheck;
import io.emprops.core.job.BatchId;

/** What became of the wish to start a batch. */
public sealed interface StartOutcome {

  /** The batch is stored, and each of its good rows will become a job. */
  record Accepted(BatchId batch) implements StartOutcome {}

  /** The same request came before; this is its batch. */
  record Replayed(BatchId batch) implements StartOutcome {}

  /** The table or its rows have errors; nothing was stored. */
  record Refused(BatchCheck check) implements StartOutcome {}

  /** The idempotency key belongs to another request. */
  record Conflict() implements StartOutcome {}

  /** There is no such workflow or version in the caller's organisation. */
  record NotFound() implements StartOutcome {}
}
