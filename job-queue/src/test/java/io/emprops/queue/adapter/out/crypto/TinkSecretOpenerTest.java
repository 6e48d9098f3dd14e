package io.emprops.queue.adapter.out.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobId;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.port.out.SecretOpener;
import io.emprops.core.secret.port.out.SecretOpenerContract;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Tink keeps the promises of the port. */
class TinkSecretOpenerTest extends SecretOpenerContract {

  @Override
  protected SecretOpener fresh() {
    return TinkSecretOpener.make();
  }

  /** That of the page on the worker protocol. */
  @Test
  void opensTheDocumentedExample() {
    var opener =
        TinkSecretOpener.of(
            Base64.getUrlDecoder().decode("RhLFUCY_yK1YN13z9VeqxTHSaFCQPlWp8j8h2FNOisg"));
    var sealed =
        new SealedSecrets(
            "svQM38H6j2I5S8GDnGhZVgOQ-pOmQZ7XnErLN16mMng",
            "DvGOCCKZxvFFoGarqODANdIsnomhBxnMccaB8Kqv55lhDz4nwlgJmWJmi46jXHf11MWyC7"
                + "6vG6vkidDyb6TBSDnO5-rts8FrPTQT6n3gQTO6dPyboGd8BM-xuWD5jwclmXKS9_Mm1mVkBnjcovEi9pEDLh-2bOoX");

    var bundle = opener.open(sealed, new JobId("p0-01KAEXAMP00000000000000004"));

    assertThat(opener.key().value()).isEqualTo("OUjP4K0d22ldeA5ZB3GV2mxWUGsCcyl5SrAryoCBXE0");
    assertThat(bundle).isPresent();
    assertThat(bundle.get().secrets().getFirst().value()).isEqualTo("sk-example");
  }
}
