package io.emprops.core.batch.port.out;

import io.emprops.core.job.port.out.InMemoryJobLedger;

/** The batches for tests keep the promises of {@link BatchFeed}. */
final class InMemoryBatchFeedTest extends BatchFeedContract {
  @Override
  protected BatchPorts emptyBatches() {
    return new InMemoryBatches(new InMemoryJobLedger().ports()).ports();
  }
}
