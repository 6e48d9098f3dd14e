package io.emprops.core.job.port.out;

/** The ledger for tests keeps the promises of {@link JobProjection}. */
final class InMemoryJobProjectionTest extends JobProjectionContract {
  @Override
  protected LedgerPorts emptyLedger() {
    return new InMemoryJobLedger().ports();
  }
}
