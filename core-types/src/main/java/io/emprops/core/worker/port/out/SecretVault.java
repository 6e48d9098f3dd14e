package io.emprops.core.worker.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.FoundSecret;
import java.util.Optional;

/** Knows the values of secrets. Every implementation passes {@code SecretVaultContract}. */
public interface SecretVault {

  /**
   * This organisation's secret for this job, whose value may go into a request and nowhere else.
   *
   * @param job the one that names it
   */
  Optional<FoundSecret> find(OrganisationId organisation, JobId job, String name);
}
