package io.emprops.openapi.application.secret;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.SecretBundle;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.WorkerKey;
import io.emprops.core.secret.port.in.SealSecretsUseCase;
import io.emprops.core.secret.port.out.SecretCipher;
import io.emprops.core.secret.port.out.SecretSealer;
import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.core.template.LatePart;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes from the ledger which secrets a job needs: who asks names the job alone. */
public final class SealSecretsService implements SealSecretsUseCase {
  private final JobLedger ledger;
  private final SecretStore store;
  private final Optional<SecretCipher> cipher;
  private final SecretSealer sealer;
  private final InstantSource clock;

  /** Seals nothing where there is no cipher. */
  public SealSecretsService(
      JobLedger ledger,
      SecretStore store,
      Optional<SecretCipher> cipher,
      SecretSealer sealer,
      InstantSource clock) {
    this.ledger = ledger;
    this.store = store;
    this.cipher = cipher;
    this.sealer = sealer;
    this.clock = clock;
  }

  @Override
  public Optional<SealedSecrets> seal(OrganisationId organisation, JobId job, WorkerKey worker) {
    if (cipher.isEmpty()) {
      return Optional.empty();
    }
    List<SecretName> names =
        ledger
            .find(organisation, job)
            .filter(found -> !found.isFinal())
            .map(SealSecretsService::names)
            .orElse(List.of());
    List<PlainSecret> secrets =
        store.find(organisation, names).stream().map(cipher.get()::decipher).toList();
    if (secrets.isEmpty()) {
      return Optional.empty();
    }
    SealedSecrets sealed = sealer.seal(new SecretBundle(secrets), worker, job);
    store.used(organisation, secrets.stream().map(PlainSecret::name).toList(), clock.instant());
    return Optional.of(sealed);
  }

  /** Names that no secret can have stand in documents too; none is kept under them. */
  private static List<SecretName> names(JobRecord job) {
    return job.late().stream()
        .flatMap(value -> value.parts().stream())
        .filter(LatePart.Secret.class::isInstance)
        .map(part -> ((LatePart.Secret) part).name())
        .filter(SecretName::isValid)
        .distinct()
        .map(SecretName::new)
        .filter(name -> !name.isReserved())
        .toList();
  }
}
