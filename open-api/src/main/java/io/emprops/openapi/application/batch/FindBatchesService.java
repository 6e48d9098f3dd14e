package io.emprops.openapi.application.batch;

import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchFilter;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.port.in.FindBatchesQuery;
import io.emprops.core.batch.port.out.Batches;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.BatchId;
import io.emprops.core.workflow.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads batches where they are kept. */
public final class FindBatchesService implements FindBatchesQuery {
  private final Batches batches;

  /** Reads there. */
  public FindBatchesService(Batches batches) {
    this.batches = batches;
  }

  @Override
  public Optional<Batch> find(Principal caller, BatchId id) {
    caller.require(Role.VIEWER);
    return batches.find(caller.organisation(), id);
  }

  @Override
  public Page<Batch> list(Principal caller, BatchFilter filter) {
    caller.require(Role.VIEWER);
    return batches.list(caller.organisation(), filter);
  }

  @Override
  public List<BatchRow> rows(Principal caller, BatchId id, int afterLine, int limit) {
    caller.require(Role.VIEWER);
    return batches.rows(caller.organisation(), id, afterLine, limit);
  }

  @Override
  public List<BatchRow> rows(Principal caller, BatchId id, Set<Integer> lines) {
    caller.require(Role.VIEWER);
    return batches.rows(caller.organisation(), id, lines);
  }
}
