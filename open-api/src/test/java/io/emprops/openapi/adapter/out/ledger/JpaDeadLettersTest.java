package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.job.port.out.DeadLettersContract;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

/** PostgreSQL keeps the promises of the port. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class JpaDeadLettersTest extends DeadLettersContract {
  @Inject LedgerFixture fixture;

  @Override
  protected LedgerPorts emptyLedger() {
    return fixture.empty();
  }
}
