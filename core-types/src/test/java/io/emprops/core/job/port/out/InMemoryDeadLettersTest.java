package io.emprops.core.job.port.out;

/** The ledger for tests keeps the promises of {@link DeadLetters}. */
final class InMemoryDeadLettersTest extends DeadLettersContract {
  @Override
  protected LedgerPorts emptyLedger() {
    return new InMemoryJobLedger().ports();
  }
}
