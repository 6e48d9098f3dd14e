package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.worker.port.out.WorkerOwners;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.hibernate.Session;

/** Whose workers are, in PostgreSQL. */
@ApplicationScoped
class PostgresWorkerOwners implements WorkerOwners {
  private static final String OWN =
      """
      insert into worker_owner (worker_id, organisation_id) values (:worker, :organisation)
      on conflict (worker_id) do nothing
      """;

  private static final String OWNER =
      "select organisation_id from worker_owner where worker_id = :worker";

  private final Session entities;

  PostgresWorkerOwners(Session entities) {
    this.entities = entities;
  }

  @Override
  @Transactional
  public OrganisationId own(WorkerId worker, OrganisationId organisation) {
    entities
        .createNativeMutationQuery(OWN)
        .setParameter("worker", worker.value())
        .setParameter("organisation", organisation.value())
        .executeUpdate();
    return find(worker).orElseThrow();
  }

  @Override
  @Transactional
  public Optional<OrganisationId> ownerOf(WorkerId worker) {
    return find(worker);
  }

  private Optional<OrganisationId> find(WorkerId worker) {
    return entities
        .createNativeQuery(OWNER, Tuple.class)
        .setParameter("worker", worker.value())
        .uniqueResultOptional()
        .map(row -> new OrganisationId(row.get("organisation_id", String.class)));
  }
}
