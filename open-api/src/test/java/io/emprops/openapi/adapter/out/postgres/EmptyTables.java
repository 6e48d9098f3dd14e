package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.port.out.OrganisationRepository;
import io.emprops.core.identity.port.out.TokenRepository;
import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.core.workflow.port.out.WorkflowRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Forgets what other tests left of the organisations that the contracts use. */
@ApplicationScoped
public class EmptyTables {
  private final EntityManager entities;
  private final TokenRepository tokens;
  private final OrganisationRepository organisations;
  private final WorkflowRepository workflows;
  private final SecretStore secrets;

  EmptyTables(
      EntityManager entities,
      TokenRepository tokens,
      OrganisationRepository organisations,
      WorkflowRepository workflows,
      SecretStore secrets) {
    this.entities = entities;
    this.tokens = tokens;
    this.organisations = organisations;
    this.workflows = workflows;
    this.secrets = secrets;
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

  private void clear(String... tables) {
    for (String table : tables) {
      entities
          .createNativeQuery("delete from " + table + " where organisation_id in ('acme', 'other')")
          .executeUpdate();
    }
  }
}
