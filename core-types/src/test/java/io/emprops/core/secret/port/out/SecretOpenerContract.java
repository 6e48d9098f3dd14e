package io.emprops.core.secret.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobId;
import io.emprops.core.secret.JdkHpke;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.SecretBundle;
import io.emprops.core.secret.WorkerKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SecretOpener} promises; a sealer of another make seals for it. */
public abstract class SecretOpenerContract {
  private static final JobId JOB = new JobId("p0-01KAEXAMP00000000000000004");
  private static final JobId ANOTHER = new JobId("p0-01KAEXAMP00000000000000005");
  private static final SecretBundle SECRETS =
      new SecretBundle(List.of(ASecret.plain("openai", "sk-live-ÅÄÖ-1234")));

  /** One with a key pair of its own. */
  protected abstract SecretOpener fresh();

  @Test
  void opensWhatIsSealedForItByTheStandard() {
    var opener = fresh();

    assertThat(opener.open(sealed(SECRETS.toJson(), opener.key(), JOB), JOB)).contains(SECRETS);
  }

  @Test
  void hasAKeyOfItsOwnEachTime() {
    assertThat(fresh().key()).isNotEqualTo(fresh().key());
  }

  @Test
  void opensNothingThatIsSealedForAnotherWorkerOrJob() {
    var opener = fresh();

    assertThat(opener.open(sealed(SECRETS.toJson(), fresh().key(), JOB), JOB)).isEmpty();
    assertThat(opener.open(sealed(SECRETS.toJson(), opener.key(), ANOTHER), JOB)).isEmpty();
  }

  @Test
  void opensNothingThatWasChangedOrIsNoBundle() {
    var opener = fresh();
    SealedSecrets good = sealed(SECRETS.toJson(), opener.key(), JOB);
    SealedSecrets other = sealed(SECRETS.toJson(), opener.key(), JOB);

    assertThat(opener.open(new SealedSecrets(good.enc(), other.ciphertext()), JOB)).isEmpty();
    assertThat(opener.open(new SealedSecrets(good.enc(), "AAAA"), JOB)).isEmpty();
    assertThat(opener.open(new SealedSecrets("not base 64!", good.ciphertext()), JOB)).isEmpty();
    assertThat(opener.open(sealed("{}", opener.key(), JOB), JOB)).isEmpty();
  }

  /** Sealed by the JDK alone. */
  public static SealedSecrets sealed(String text, WorkerKey key, JobId job) {
    try {
      byte[] sealed =
          JdkHpke.aes256()
              .seal(
                  key.bytes(),
                  SealedSecrets.info(job),
                  new byte[0],
                  text.getBytes(StandardCharsets.UTF_8));
      return SealedSecrets.of(
          Arrays.copyOf(sealed, 32), Arrays.copyOfRange(sealed, 32, sealed.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
