package io.emprops.core.job.port.out;

/** The ledger for tests keeps the promises of {@link JobOutbox}. */
final class InMemoryJobOutboxTest extends JobOutboxContract {
  @Override
  protected LedgerPorts emptyLedger() {
    return new InMemoryJobLedger().ports();
  }
}
