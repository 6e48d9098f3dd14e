package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.core.secret.port.out.SecretStoreContract;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

/** PostgreSQL keeps the promises of the port. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class PostgresSecretStoreTest extends SecretStoreContract {
  @Inject EmptyTables tables;

  @Override
  protected SecretStore emptyStore() {
    return tables.secrets();
  }
}
