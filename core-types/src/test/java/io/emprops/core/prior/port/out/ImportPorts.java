package io.emprops.core.prior.port.out;

import io.emprops.core.job.port.out.LedgerPorts;

/** What remembers imported jobs, and the ledger that has them. */
public record ImportPorts(ImportedJobs imported, LedgerPorts ledger) {}
