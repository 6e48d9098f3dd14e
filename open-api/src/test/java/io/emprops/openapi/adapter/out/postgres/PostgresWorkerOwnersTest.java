package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.worker.port.out.WorkerOwners;
import io.emprops.core.worker.port.out.WorkerOwnersContract;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

/** PostgreSQL keeps the promises of the port. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class PostgresWorkerOwnersTest extends WorkerOwnersContract {
  @Inject EmptyTables tables;

  @Override
  protected WorkerOwners empty() {
    return tables.workerOwners();
  }
}
