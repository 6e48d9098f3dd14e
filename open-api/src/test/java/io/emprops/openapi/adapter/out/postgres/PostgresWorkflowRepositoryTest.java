package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.workflow.port.out.WorkflowRepository;
import io.emprops.core.workflow.port.out.WorkflowRepositoryContract;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

/** PostgreSQL keeps the promises of the port. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class PostgresWorkflowRepositoryTest extends WorkflowRepositoryContract {
  @Inject EmptyTables tables;

  @Override
  protected WorkflowRepository emptyRepository() {
    return tables.workflows();
  }
}
