package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.port.out.TokenRepository;
import io.emprops.core.identity.port.out.TokenRepositoryContract;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

/** PostgreSQL keeps the promises of the port. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class PostgresTokenRepositoryTest extends TokenRepositoryContract {
  @Inject EmptyTables tables;

  @Override
  protected TokenRepository emptyRepository() {
    return tables.tokens();
  }
}
