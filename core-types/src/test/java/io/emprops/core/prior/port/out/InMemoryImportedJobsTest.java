package io.emprops.core.prior.port.out;

import io.emprops.core.job.port.out.InMemoryJobLedger;

/** The fake keeps the promises of the port. */
final class InMemoryImportedJobsTest extends ImportedJobsContract {
  @Override
  protected ImportPorts empty() {
    var ledger = new InMemoryJobLedger().ports();
    return new ImportPorts(new InMemoryImportedJobs(ledger.ledger()), ledger);
  }
}
