package io.emprops.core.secret.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.WorkerKey;
import org.junit.jupiter.api.Test;

/** What every {@link SecretSealing} promises. A subclass says what stands behind it. */
public abstract class SecretSealingContract {
  /** Whose job it is. */
  protected static final OrganisationId ACME = new OrganisationId("acme");

  /** It names secrets. */
  protected static final JobId JOB = new JobId("p0-01KAEXAMP00000000000000004");

  /** For whom. */
  protected static final WorkerKey KEY = WorkerKey.of(new byte[WorkerKey.LENGTH]);

  private static final SealedSecrets SEALED = new SealedSecrets("ZW5j", "Y2lwaGVy");

  /** One behind which this is sealed for the job, the organisation and the key. */
  protected abstract SecretSealing sealing(SealedSecrets sealed);

  /** One behind which there is nothing to seal. */
  protected abstract SecretSealing empty();

  /** One behind which nobody answers well. */
  protected abstract SecretSealing away();

  @Test
  void givesWhatIsSealedForTheJob() {
    assertThat(sealing(SEALED).seal(ACME, JOB, KEY)).contains(SEALED);
  }

  @Test
  void givesNothingWhereThereIsNothing() {
    assertThat(empty().seal(ACME, JOB, KEY)).isEmpty();
  }

  @Test
  void saysSoWhenItCannotBeTold() {
    var away = away();

    assertThatExceptionOfType(SecretsUnavailableException.class)
        .isThrownBy(() -> away.seal(ACME, JOB, KEY));
  }
}
