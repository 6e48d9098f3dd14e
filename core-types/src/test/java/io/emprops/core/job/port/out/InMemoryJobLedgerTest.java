package io.emprops.core.job.port.out;

/** The ledger for tests keeps the promises of {@link JobLedger}. */
final class InMemoryJobLedgerTest extends JobLedgerContract {
  @Override
  protected LedgerPorts emptyLedger() {
    return new InMemoryJobLedger().ports();
  }
}
