package io.emprops.core.batch.port.in;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchFilter;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.BatchId;
import io.emprops.core.workflow.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads batches of the caller's organisation. Needs the role viewer. */
public interface FindBatchesQuery {

  /** One batch and how far it is. */
  Optional<Batch> find(Principal caller, BatchId id);

  /** A part of the list, the newest first. */
  Page<Batch> list(Principal caller, BatchFilter filter);

  /** The rows behind this line, in the order of the table; none of a batch that is not there. */
  List<BatchRow> rows(Principal caller, BatchId id, int afterLine, int limit);

  /**
   * The rows that begin on these lines, in the order of the table: for those who know the others,
   * of which nothing more becomes.
   */
  List<BatchRow> rows(Principal caller, BatchId id, Set<Integer> lines);
}
