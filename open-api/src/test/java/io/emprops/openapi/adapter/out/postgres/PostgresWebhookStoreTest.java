package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.webhook.port.out.WebhookStore;
import io.emprops.core.webhook.port.out.WebhookStoreContract;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

/** PostgreSQL keeps the promises of the port. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class PostgresWebhookStoreTest extends WebhookStoreContract {
  @Inject EmptyTables tables;

  @Override
  protected WebhookStore emptyStore() {
    return tables.webhooks();
  }
}
