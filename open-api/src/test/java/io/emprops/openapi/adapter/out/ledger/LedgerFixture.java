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
            "queue_setting")) {
      entities.createNativeMutationQuery("delete from " + table).executeUpdate();
    }
    return ports;
  }

  /** How many results came too late. */
  @Transactional
  public long lateResults() {
    return entities
        .createNativeQuery("select count(*) from job_late_result", Long.class)
        .getSingleResult();
  }
}
