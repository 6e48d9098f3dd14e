package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.prior.port.out.ImportedJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.hibernate.Session;

/** Where imported jobs came from, in PostgreSQL. */
@ApplicationScoped
class JpaImportedJobs implements ImportedJobs {
  /* One that another transaction is storing is waited for. */
  private static final String TAKE =
      """
      insert into imported_job (organisation_id, prior_id, digest, job_id, imported_at)
      values (:organisation, :prior, :digest, :job, :at)
      on conflict (organisation_id, prior_id) do nothing
      """;

  private static final String FIND =
      """
      select i.job_id as job, i.digest as digest from imported_job i
      where i.organisation_id = :organisation and i.prior_id = :prior
      """;

  private final Session entities;
  private final JobLedger ledger;

  JpaImportedJobs(Session entities, JobLedger ledger) {
    this.entities = entities;
    this.ledger = ledger;
  }

  @Override
  @Transactional
  public Optional<Imported> accept(Origin origin, NewJob job) {
    if (!take(origin, job)) {
      return find(job.job().organisationId(), origin.priorId());
    }
    ledger.accept(job);
    return Optional.empty();
  }

  private boolean take(Origin origin, NewJob job) {
    return 1
        == entities
            .createNativeMutationQuery(TAKE)
            .setParameter("organisation", job.job().organisationId().value())
            .setParameter("prior", origin.priorId())
            .setParameter("digest", origin.digest())
            .setParameter("job", job.job().id().value())
            .setParameter("at", origin.importedAt())
            .executeUpdate();
  }

  @Override
  @Transactional
  public Optional<Imported> find(OrganisationId organisation, String priorId) {
    return entities
        .createNativeQuery(FIND, Tuple.class)
        .setParameter("organisation", organisation.value())
        .setParameter("prior", priorId)
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new Imported(
                    new JobId(row.get("job", String.class)), row.get("digest", String.class)));
  }
}
