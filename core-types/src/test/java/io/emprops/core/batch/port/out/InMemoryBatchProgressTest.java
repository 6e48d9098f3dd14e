package io.emprops.core.batch.port.out;

import io.emprops.core.job.port.out.InMemoryJobLedger;

/** The batches for tests tell their progress from the ledger. */
final class InMemoryBatchProgressTest extends BatchProgressContract {
  @Override
  protected BatchPorts emptyBatches() {
    return new InMemoryBatches(new InMemoryJobLedger().ports()).ports();
  }
}
