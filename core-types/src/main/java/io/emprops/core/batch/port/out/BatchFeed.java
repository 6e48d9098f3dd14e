package io.emprops.core.batch.port.out;

import io.emprops.core.batch.BatchWish;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.workflow.WorkflowId;
import java.util.List;
import java.util.Optional;

/**
 * What making jobs of rows needs, over all organisations. Any number of nodes may do it at once.
 * Every implementation passes {@code BatchFeedContract}.
 */
public interface BatchFeed {

  /**
   * Batches for which something may be left to do, by id; none that is paused.
   *
   * @param after the last one of the part before
   */
  List<UnsettledBatch> unsettled(Optional<BatchId> after, int limit);

  /**
   * The first rows that wait, as many as there is room for.
   *
   * @param window so many jobs of the batch may be active at once; of these rows and the active
   *     jobs together there are never more
   */
  List<WaitingRow> waiting(BatchId batch, int window, int limit);

  /**
   * Accepts the job of a row into the ledger, all or nothing. Of several callers for one row, one
   * stores.
   *
   * @param job names its batch
   * @return false, with nothing stored, if the row waits no longer or the batch is not to run
   */
  boolean feed(int line, NewJob job);

  /** Keeps the errors of a row that waits, instead of a job. */
  void refuse(BatchId batch, int line, List<Diagnostic> errors);

  /** Jobs of the batch that have not ended and that nobody has asked to, by id. */
  List<JobId> unasked(BatchId batch, int limit);

  /**
   * Takes the batch out of those that are unsettled, until another wish: if nothing is left to do
   * under this one.
   */
  void settle(BatchId batch, BatchWish wish);

  /** A batch that is to run or to be cancelled, with what its jobs have of it. */
  record UnsettledBatch(
      BatchId id,
      OrganisationId organisation,
      UserId user,
      WorkflowId workflow,
      int workflowVersion,
      int priority,
      BatchWish wish,
      Optional<String> traceparent) {}

  /** A row that is no job yet. */
  record WaitingRow(int line, JsonObject inputs) {}
}
