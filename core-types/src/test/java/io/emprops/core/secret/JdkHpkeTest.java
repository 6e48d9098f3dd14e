package io.emprops.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The second hand is held against the RFC's own example (RFC 9180, appendix A.1.1). */
class JdkHpkeTest {

  @Test
  void opensTheRfcsExample() throws GeneralSecurityException {
    byte[] privateKey = hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
    byte[] enc = hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431");
    byte[] ciphertext =
        hex(
            "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13"
                + "c512a");

    byte[] plain =
        JdkHpke.aes128()
            .open(privateKey, enc, ascii("Ode on a Grecian Urn"), ascii("Count-0"), ciphertext);

    assertThat(new String(plain, StandardCharsets.US_ASCII))
        .isEqualTo("Beauty is truth, truth beauty");
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
