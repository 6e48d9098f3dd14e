package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.budget.port.out.BudgetStore;
import io.emprops.core.budget.port.out.BudgetStoreContract;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

/** PostgreSQL keeps the promises of the port. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class JpaBudgetStoreTest extends BudgetStoreContract {
  @Inject LedgerFixture fixture;
  @Inject BudgetStore store;

  @Override
  protected LedgerPorts emptyLedger() {
    return fixture.empty();
  }

  @Override
  protected BudgetStore store() {
    return store;
  }
}
