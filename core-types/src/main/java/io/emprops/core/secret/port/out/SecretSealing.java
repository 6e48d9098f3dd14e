package io.emprops.core.secret.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.WorkerKey;
import java.util.Optional;

/**
 * Where the gateway has secrets sealed that it cannot read. Every implementation passes {@code
 * SecretSealingContract}.
 */
public interface SecretSealing {

  /**
   * What the job needs, sealed for the worker's key; empty, if there is nothing to seal.
   *
   * @throws SecretsUnavailableException if it cannot be told now
   */
  Optional<SealedSecrets> seal(OrganisationId organisation, JobId job, WorkerKey worker);
}
