package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.port.out.WebhookDeliveries;
import io.emprops.core.webhook.port.out.WebhookReplaysContract;
import io.emprops.core.webhook.port.out.WebhookStore;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;

/** PostgreSQL keeps the promises of the port. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class PostgresWebhookReplaysTest extends WebhookReplaysContract {
  @Inject EmptyTables tables;
  @Inject WebhookDeliveries deliveries;

  @Override
  protected WebhookDeliveries empty() {
    tables.webhooks();
    return deliveries;
  }

  @Override
  protected WebhookStore store() {
    return tables.webhookStore();
  }

  @Override
  protected void note(OrganisationId organisation, WebhookId id, JobId job, Instant at) {
    tables.note(organisation, id, job, at);
  }
}
