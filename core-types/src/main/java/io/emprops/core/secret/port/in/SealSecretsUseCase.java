package io.emprops.core.secret.port.in;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.WorkerKey;
import java.util.Optional;

/** Seals what a job needs for the worker that has it. For job-queue's gateway alone. */
public interface SealSecretsUseCase {

  /**
   * Seals those secrets that the organisation's job names and the organisation has. A name without
   * a secret is passed over: the worker tells.
   *
   * @return empty, if there is nothing to seal: no such job, or one that has ended or names no
   *     secret that there is
   */
  Optional<SealedSecrets> seal(OrganisationId organisation, JobId job, WorkerKey worker);
}
