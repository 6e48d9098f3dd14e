package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.job.port.out.DeadLetters;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobOutbox;
import io.emprops.core.job.port.out.JobProjection;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.core.job.port.out.OpenJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.Session;

/** Empties the ledger between tests. */
@ApplicationScoped
public class LedgerFixture {
  private final Session entities;
  private final LedgerPorts ports;

  LedgerFixture(
      Session entities,
      JobLedger ledger,
      JobOutbox outbox,
      JobProjection projection,
      OpenJobs openJobs,
      DeadLetters deadLetters) {
    this.entities = entities;
    this.ports = new LedgerPorts(ledger, outbox, projection, openJobs, deadLetters);
  }

  /** The ledger without jobs. */
  @Transactional
  public LedgerPorts empty() {
    for (String table :
        List.of(
            "job_late_result",
            "job_outbox",
            "job_request",
            "job_projection",
            "job",
            "queue_setting",
            "budget_spent",
            "budget")) {
      entities.createNativeMutationQuery("delete from " + table).executeUpdate();
    }
    return ports;
  }

  /** Nobody has looked for unused assets for long. */
  @Transactional
  public void forgetTurns() {
    entities.createNativeMutationQuery("update asset_sweep set begun_at = 'epoch'").executeUpdate();
  }

  /** A version of a workflow of {@code acme}, whatever its text. */
  @Transactional
  public void saveVersion(String source) {
    entities
        .createNativeMutationQuery(
            """
            insert into workflow (organisation_id, id, name, description, component_type, version,
              tags, owner_id, created_by, created_at, updated_at)
            values ('acme', '01KAEXAMP00000000000000777', 'n', '', 'dynamic_json', 1, '{}', 'u',
              'u', now(), now())
            on conflict do nothing
            """)
        .executeUpdate();
    entities
        .createNativeMutationQuery(
            """
            insert into workflow_version (organisation_id, workflow_id, version, source,
              source_sha256, message, created_by, created_at)
            values ('acme', '01KAEXAMP00000000000000777',
              (select 1 + coalesce(max(version), 0) from workflow_version
                where workflow_id = '01KAEXAMP00000000000000777'),
              :source, '', '', 'u', now())
            """)
        .setParameter("source", source)
        .executeUpdate();
  }

  /** Does all of it in one transaction. */
  @Transactional
  public <T> T together(Supplier<T> work) {
    return work.get();
  }

  /** How many results came too late. */
  @Transactional
  public long lateResults() {
    return entities
        .createNativeQuery("select count(*) from job_late_result", Long.class)
        .getSingleResult();
  }
}
