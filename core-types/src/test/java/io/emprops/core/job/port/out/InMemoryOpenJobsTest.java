package io.emprops.core.job.port.out;

/** The ledger for tests keeps the promises of {@link OpenJobs}. */
final class InMemoryOpenJobsTest extends OpenJobsContract {
  @Override
  protected LedgerPorts emptyLedger() {
    return new InMemoryJobLedger().ports();
  }
}
