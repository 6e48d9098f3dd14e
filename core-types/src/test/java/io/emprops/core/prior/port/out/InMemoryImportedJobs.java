package io.emprops.core.prior.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Imported jobs for tests of what stands on them, beside a ledger in memory. */
public final class InMemoryImportedJobs implements ImportedJobs {
  private final Map<String, Imported> imported = new HashMap<>();
  private final JobLedger ledger;

  /** Accepts jobs into this ledger. */
  public InMemoryImportedJobs(JobLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public synchronized Optional<Imported> accept(Origin origin, NewJob job) {
    OrganisationId organisation = job.job().organisationId();
    Optional<Imported> before = find(organisation, origin.priorId());
    if (before.isEmpty()) {
      imported.put(
          key(organisation, origin.priorId()), new Imported(job.job().id(), origin.digest()));
      ledger.accept(job);
    }
    return before;
  }

  @Override
  public synchronized Optional<Imported> find(OrganisationId organisation, String priorId) {
    return Optional.ofNullable(imported.get(key(organisation, priorId)));
  }

  private static String key(OrganisationId organisation, String priorId) {
    return organisation.value() + "/" + priorId;
  }
}
