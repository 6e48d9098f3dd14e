package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.job.port.out.QueueSettings;
import io.emprops.core.job.port.out.QueueSettingsContract;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

/** PostgreSQL keeps the promises of the port. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class JpaQueueSettingsTest extends QueueSettingsContract {
  @Inject LedgerFixture fixture;
  @Inject QueueSettings settings;

  @Override
  protected QueueSettings empty() {
    fixture.empty();
    return settings;
  }
}
