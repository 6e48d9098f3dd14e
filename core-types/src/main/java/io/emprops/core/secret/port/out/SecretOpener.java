package io.emprops.core.secret.port.out;

import io.emprops.core.job.JobId;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.SecretBundle;
import io.emprops.core.secret.WorkerKey;
import java.util.Optional;

/**
 * Holds a worker's key pair, made anew for each start, and opens what was sealed for it. Every
 * implementation passes {@code SecretOpenerContract}.
 */
public interface SecretOpener {

  /** For which secrets are to be sealed. */
  WorkerKey key();

  /**
   * Opens it.
   *
   * @return empty, if it was sealed for another key or another job, or was changed
   */
  Optional<SecretBundle> open(SealedSecrets sealed, JobId job);
}
