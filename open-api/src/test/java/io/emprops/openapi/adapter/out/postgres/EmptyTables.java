package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.port.out.OrganisationRepository;
import io.emprops.core.identity.port.out.TokenRepository;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.port.out.WebhookStore;
import io.emprops.core.worker.port.out.WorkerOwners;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Forgets what other tests left of the organisations that the contracts use. */
@ApplicationScoped
public class EmptyTables {
  private final EntityManager entities;
  private final TokenRepository tokens;
  private final OrganisationRepository organisations;
  private final WorkflowRepository workflows;
  private final SecretStore secrets;
  private final WebhookStore webhooks;
  private final WorkerOwners workerOwners;

  EmptyTables(
      EntityManager entities,
      TokenRepository tokens,
      OrganisationRepository organisations,
      WorkflowRepository workflows,
      SecretStore secrets,
      WebhookStore webhooks,
      WorkerOwners workerOwners) {
    this.entities = entities;
    this.tokens = tokens;
    this.organisations = organisations;
    this.workflows = workflows;
    this.secrets = secrets;
    this.webhooks = webhooks;
    this.workerOwners = workerOwners;
  }

  @Transactional
  TokenRepository tokens() {
    clear("api_token", "sign_in_code");
    return tokens;
  }

  @Transactional
  OrganisationRepository organisations() {
    clear("app_user", "organisation");
    return organisations;
  }

  @Transactional
  WorkflowRepository workflows() {
    clear("workflow_version", "workflow");
    return workflows;
  }

  @Transactional
  SecretStore secrets() {
    clear("secret");
    return secrets;
  }

  @Transactional
  WebhookStore webhooks() {
    entities.createNativeQuery("delete from webhook_delivery").executeUpdate();
    clear("webhook");
    return webhooks;
  }

  @Transactional
  WorkerOwners workerOwners() {
    clear("worker_owner");
    return workerOwners;
  }

  WebhookStore webhookStore() {
    return webhooks;
  }

  @Transactional
  void note(OrganisationId organisation, WebhookId webhook, JobId job, Instant at) {
    entities
        .createNativeQuery(
            """
            insert into webhook_delivery
              (id, organisation_id, webhook_id, job_id, event, happened_at, due_at)
            values ('msg_' || replace(cast(gen_random_uuid() as text), '-', ''), :organisation,
              :webhook, :job, 'job.completed', :at, :at)
            """)
        .setParameter("organisation", organisation.value())
        .setParameter("webhook", webhook.value())
        .setParameter("job", job.value())
        .setParameter("at", at)
        .executeUpdate();
  }

  private void clear(String... tables) {
    for (String table : tables) {
      entities
          .createNativeQuery("delete from " + table + " where organisation_id in ('acme', 'other')")
          .executeUpdate();
    }
  }
}
