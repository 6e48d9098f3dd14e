package io.emprops.core.batch.port.out;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchFilter;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchWish;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.port.out.JobLedger.RequestKey;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps batches beside the ledger, from which it counts how far they are; every call sees one
 * organisation only. Every implementation passes {@code BatchesContract}.
 */
public interface Batches {

  /**
   * Stores the batch with all its rows and its idempotency key, all or nothing. Of several callers
   * with the same key one stores, at whatever time they come.
   */
  Acceptance accept(NewBatch batch);

  /** The request that holds an idempotency key which has not expired. */
  Optional<PriorRequest> findRequest(OrganisationId organisation, String key, Instant now);

  /** One batch and how far it is. */
  Optional<Batch> find(OrganisationId organisation, BatchId id);

  /** A part of the list, the newest first; the cursor is the last batch of the part before. */
  Page<Batch> list(OrganisationId organisation, BatchFilter filter);

  /** The rows behind this line, in the order of the table. */
  List<BatchRow> rows(OrganisationId organisation, BatchId id, int afterLine, int limit);

  /** The rows that begin on these lines, in the order of the table. */
  List<BatchRow> rows(OrganisationId organisation, BatchId id, Set<Integer> lines);

  /**
   * Stores what is to happen, unless the batch stands where that cannot be wished. When this
   * returns, no row becomes a job under another wish.
   */
  WishOutcome wish(OrganisationId organisation, BatchId id, BatchWish wish);

  /**
   * What is stored of a batch when it is accepted.
   *
   * @param workflowName as it was then
   * @param rows in the order of the table, at least one
   * @param key present where the request named one
   */
  record NewBatch(
      BatchId id,
      OrganisationId organisation,
      UserId user,
      WorkflowId workflow,
      int workflowVersion,
      String workflowName,
      int priority,
      Instant createdAt,
      List<NewRow> rows,
      Optional<RequestKey> key,
      Optional<String> traceparent) {
    public NewBatch {
      rows = List.copyOf(rows);
      if (rows.isEmpty()) {
        throw new IllegalArgumentException("a batch needs a row");
      }
    }
  }

  /**
   * A row that waits, or one that is refused.
   *
   * @param line on which it begins in the table, each once
   * @param inputs empty where it could not be read
   * @param errors none for one that waits
   */
  record NewRow(int line, Optional<JsonObject> inputs, List<Diagnostic> errors) {
    public NewRow {
      errors = List.copyOf(errors);
      if (inputs.isEmpty() && errors.isEmpty()) {
        throw new IllegalArgumentException("a row without inputs has errors: line " + line);
      }
    }
  }

  /** The first request with an idempotency key, and its batch. */
  record PriorRequest(BatchId batch, String requestHash) {}

  /** What became of a new batch. */
  sealed interface Acceptance {

    /** It is stored. */
    record Stored(BatchId batch) implements Acceptance {}

    /** The key belongs to an earlier request; nothing was stored. */
    record KeyTaken(PriorRequest prior) implements Acceptance {}
  }

  /** What became of a wish. */
  enum WishOutcome {
    STORED,
    ENDED,
    NOT_FOUND
  }
}
