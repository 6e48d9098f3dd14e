package io.emprops.queue.worker;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.FoundSecret;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.WorkerKey;
import io.emprops.core.secret.port.out.SecretOpener;
import io.emprops.core.worker.port.out.SecretVault;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secrets that came sealed with this worker's jobs. They stay sealed until a request is built,
 * and are forgotten with the job. What did not come is looked for where the worker's operator may
 * have put it.
 */
public final class SealedSecretVault implements SecretVault {
  private final SecretOpener opener;
  private final SecretVault fallback;
  private final Map<JobId, SealedSecrets> held = new ConcurrentHashMap<>();

  /** Holds nothing yet. */
  public SealedSecretVault(SecretOpener opener, SecretVault fallback) {
    this.opener = opener;
    this.fallback = fallback;
  }

  /** For which secrets are to be sealed. */
  public WorkerKey key() {
    return opener.key();
  }

  /** Keeps what came with a job. */
  public void hold(JobId job, SealedSecrets sealed) {
    held.put(job, sealed);
  }

  /** Forgets it, unless the same job came once more meanwhile, with a message of its own. */
  public void forget(JobId job, SealedSecrets sealed) {
    held.remove(job, sealed);
  }

  @Override
  public Optional<FoundSecret> find(OrganisationId organisation, JobId job, String name) {
    return Optional.ofNullable(held.get(job))
        .flatMap(message -> opener.open(message, job))
        .flatMap(
            bundle ->
                bundle.secrets().stream()
                    .filter(secret -> secret.name().value().equals(name))
                    .findFirst())
        .map(secret -> new FoundSecret(name, secret.value(), Optional.of(secret.binding())))
        .or(() -> fallback.find(organisation, job, name));
  }
}
