package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.port.out.OrganisationRepository;
import io.emprops.core.identity.port.out.OrganisationRepositoryContract;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

/** PostgreSQL keeps the promises of the port. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class PostgresOrganisationRepositoryTest extends OrganisationRepositoryContract {
  @Inject EmptyTables tables;

  @Override
  protected OrganisationRepository emptyRepository() {
    return tables.organisations();
  }
}
