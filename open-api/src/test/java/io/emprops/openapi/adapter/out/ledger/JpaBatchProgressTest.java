package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.batch.port.out.BatchPorts;
import io.emprops.core.batch.port.out.BatchProgressContract;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

/** PostgreSQL keeps the promises of the port. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class JpaBatchProgressTest extends BatchProgressContract {
  @Inject BatchFixture fixture;

  @Override
  protected BatchPorts emptyBatches() {
    return fixture.empty();
  }
}
