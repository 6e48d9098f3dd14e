package io.emprops.core.secret.port.out;

import static io.emprops.core.secret.port.out.ASecret.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.secret.Enciphered;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.port.out.SecretStore.KeptSecret;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SecretCipher} promises. A subclass says how to make ones with many keys. */
public abstract class SecretCipherContract {
  private static final PlainSecret SECRET = ASecret.plain("openai", "sk-live-ÅÄÖ-1234");

  /** One with the present key of this number, and those of these numbers before it. */
  protected abstract SecretCipher cipher(int present, List<Integer> previous);

  @Test
  void readsWhatItWrote() {
    var cipher = cipher(1, List.of());

    assertThat(cipher.decipher(kept(cipher.encipher(ACME, SECRET)))).isEqualTo(SECRET);
  }

  @Test
  void neverWritesTheSameTwice() {
    var cipher = cipher(1, List.of());
    Enciphered first = cipher.encipher(ACME, SECRET);
    Enciphered second = cipher.encipher(ACME, SECRET);

    assertThat(first.value()).isNotEqualTo(second.value());
    assertThat(first.wrappedKey()).isNotEqualTo(second.wrappedKey());
    assertThat(first.keyId()).isEqualTo(second.keyId()).isEqualTo(cipher.keyId());
  }

  @Test
  void readsASecretAsThatOfNoOtherOrganisationNameOrBinding() {
    var cipher = cipher(1, List.of());
    Enciphered written = cipher.encipher(ACME, SECRET);

    assertUnreadable(
        cipher,
        new KeptSecret(new OrganisationId("other"), SECRET.name(), SECRET.binding(), written));
    assertUnreadable(
        cipher, new KeptSecret(ACME, new SecretName("anthropic"), SECRET.binding(), written));
    assertUnreadable(
        cipher, new KeptSecret(ACME, SECRET.name(), ASecret.binding("evil.example"), written));
  }

  @Test
  void readsNothingThatWasChanged() {
    var cipher = cipher(1, List.of());
    Enciphered written = cipher.encipher(ACME, SECRET);
    Enciphered another = cipher.encipher(ACME, ASecret.plain("openai", "another"));

    assertUnreadable(
        cipher, kept(new Enciphered(written.keyId(), written.wrappedKey(), another.value())));
    assertUnreadable(
        cipher, kept(new Enciphered(written.keyId(), another.wrappedKey(), written.value())));
    assertUnreadable(cipher, kept(new Enciphered(written.keyId(), "AAAA", "not base 64!")));
  }

  @Test
  void readsWhatIsUnderAPreviousKeyAndNothingUnderAnUnknownOne() {
    Enciphered written = cipher(1, List.of()).encipher(ACME, SECRET);

    assertThat(cipher(2, List.of(1)).decipher(kept(written))).isEqualTo(SECRET);
    assertUnreadable(cipher(2, List.of(3)), kept(written));
  }

  @Test
  void wrapsAnewForTheNextKeyWithoutTouchingTheValue() {
    Enciphered written = cipher(1, List.of()).encipher(ACME, SECRET);
    var next = cipher(2, List.of(1));

    Enciphered anew = next.rewrap(kept(written));

    assertThat(anew.value()).isEqualTo(written.value());
    assertThat(anew.keyId()).isEqualTo(next.keyId()).isNotEqualTo(written.keyId());
    assertThat(cipher(2, List.of()).decipher(kept(anew))).isEqualTo(SECRET);
    assertUnreadable(cipher(1, List.of()), kept(anew));
  }

  private static KeptSecret kept(Enciphered enciphered) {
    return new KeptSecret(ACME, SECRET.name(), SECRET.binding(), enciphered);
  }

  private static void assertUnreadable(SecretCipher cipher, KeptSecret secret) {
    assertThatThrownBy(() -> cipher.decipher(secret))
        .isInstanceOf(SecretUnreadableException.class)
        .hasMessageContaining(secret.name().value())
        .hasMessageNotContaining("sk-live");
  }
}
