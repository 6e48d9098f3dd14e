package io.emprops.core.secret.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.emprops.core.job.JobId;
import io.emprops.core.secret.JdkHpke;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.SecretBundle;
import io.emprops.core.secret.WorkerKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SecretSealer} promises; an opener of another make opens what it seals. */
public abstract class SecretSealerContract {
  private static final JobId JOB = new JobId("p0-01KAEXAMP00000000000000004");
  private static final SecretBundle SECRETS =
      new SecretBundle(List.of(ASecret.plain("openai", "sk-live-ÅÄÖ-1234")));

  /* The receiver's pair of RFC 9180, appendix A.1.1. */
  private static final byte[] PRIVATE =
      HexFormat.of().parseHex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
  private static final WorkerKey PUBLIC =
      WorkerKey.of(
          HexFormat.of()
              .parseHex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"));

  /** The one to test. */
  protected abstract SecretSealer sealer();

  @Test
  void sealsByTheStandardSoThatAnybodyWithTheKeyOpensIt() throws GeneralSecurityException {
    SealedSecrets sealed = sealer().seal(SECRETS, PUBLIC, JOB);

    byte[] plain =
        JdkHpke.aes256()
            .open(
                PRIVATE,
                bytes(sealed.enc()),
                SealedSecrets.info(JOB),
                new byte[0],
                bytes(sealed.ciphertext()));
    assertThat(SecretBundle.parse(new String(plain, StandardCharsets.UTF_8))).isEqualTo(SECRETS);
  }

  @Test
  void neverSealsTheSameTwice() {
    SealedSecrets first = sealer().seal(SECRETS, PUBLIC, JOB);
    SealedSecrets second = sealer().seal(SECRETS, PUBLIC, JOB);

    assertThat(first.enc()).isNotEqualTo(second.enc());
    assertThat(first.ciphertext()).isNotEqualTo(second.ciphertext());
  }

  @Test
  void sealsNothingForAKeyThatEverybodyKnows() {
    var zero = WorkerKey.of(new byte[WorkerKey.LENGTH]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sealer().seal(SECRETS, zero, JOB))
        .withMessageNotContaining("sk-live");
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
