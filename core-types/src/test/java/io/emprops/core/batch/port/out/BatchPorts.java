package io.emprops.core.batch.port.out;

import io.emprops.core.job.port.out.LedgerPorts;

/** Both sides of the batches, and the ledger that they stand beside. */
public record BatchPorts(Batches batches, BatchFeed feed, LedgerPorts ledger) {}
