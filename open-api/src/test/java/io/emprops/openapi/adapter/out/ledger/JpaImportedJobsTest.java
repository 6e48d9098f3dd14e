package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.prior.port.out.ImportPorts;
import io.emprops.core.prior.port.out.ImportedJobsContract;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

/** PostgreSQL keeps the promises of the port. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class JpaImportedJobsTest extends ImportedJobsContract {
  @Inject ImportFixture fixture;

  @Override
  protected ImportPorts empty() {
    return fixture.empty();
  }
}
