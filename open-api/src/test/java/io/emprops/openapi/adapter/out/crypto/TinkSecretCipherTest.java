package io.emprops.openapi.adapter.out.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.emprops.core.secret.port.out.SecretCipher;
import io.emprops.core.secret.port.out.SecretCipherContract;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tink's AES-GCM keeps the promises of the port. */
class TinkSecretCipherTest extends SecretCipherContract {

  @Override
  protected SecretCipher cipher(int present, List<Integer> previous) {
    return new TinkSecretCipher(
        MasterKey.parse(text(present)),
        previous.stream().map(TinkSecretCipherTest::text).map(MasterKey::parse).toList());
  }

  @Test
  void takesAKeyOfExactly256BitsAndRepeatsNoOther() {
    String shorter = Base64.getEncoder().encodeToString(new byte[31]);

    assertThat(MasterKey.parse(text(1) + "\n").id()).matches("[0-9a-f]{16}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterKey.parse(shorter))
        .withMessageNotContaining(shorter)
        .withMessageContaining("31");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MasterKey.parse("not base 64"))
        .withMessageNotContaining("not base");
  }

  @Test
  void showsNothingOfTheKeyInItsText() {
    assertThat(MasterKey.parse(text(1))).asString().matches("MasterKey\\[[0-9a-f]{16}]");
  }

  private static String text(int number) {
    byte[] key = new byte[MasterKey.LENGTH];
    Arrays.fill(key, (byte) number);
    return Base64.getEncoder().encodeToString(key);
  }
}
