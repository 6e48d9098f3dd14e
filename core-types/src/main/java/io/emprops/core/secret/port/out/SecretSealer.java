package io.emprops.core.secret.port.out;

import io.emprops.core.job.JobId;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.SecretBundle;
import io.emprops.core.secret.WorkerKey;

/** Seals secrets for a worker. Every implementation passes {@code SecretSealerContract}. */
public interface SecretSealer {

  /**
   * Seals for this key and this job; never twice to the same.
   *
   * @throws IllegalArgumentException if the key is a point that nobody may use
   */
  SealedSecrets seal(SecretBundle secrets, WorkerKey worker, JobId job);
}
