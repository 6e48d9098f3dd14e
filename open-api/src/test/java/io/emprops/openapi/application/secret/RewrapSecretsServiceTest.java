package io.emprops.openapi.application.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.port.in.RewrapSecretsUseCase.Step;
import io.emprops.core.secret.port.out.ASecret;
import io.emprops.core.secret.port.out.SecretCipher;
import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.core.secret.port.out.SecretStore.KeptSecret;
import io.emprops.openapi.adapter.out.crypto.MasterKey;
import io.emprops.openapi.adapter.out.crypto.TinkSecretCipher;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Another master key is gone over to while the secrets stay readable. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class RewrapSecretsServiceTest {
  private static final OrganisationId ORGANISATION = new OrganisationId("rewraps");
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  @Inject SecretStore store;

  @Test
  void wrapsAllThatIsUnderThePreviousKeyAndCountsWhatItCannotRead() {
    MasterKey lost = key(7);
    MasterKey old = key(8);
    MasterKey present = key(9);
    keep(new TinkSecretCipher(lost, List.of()), "lost", 1);
    keep(new TinkSecretCipher(old, List.of()), "s", 120);
    var next = new TinkSecretCipher(present, List.of(old));

    int rewrapped = 0;
    int unreadable = 0;
    var service = new RewrapSecretsService(store, next);
    Step step;
    do {
      step = service.step();
      rewrapped += step.rewrapped();
      unreadable += step.unreadable();
    } while (step.more());

    assertThat(rewrapped).isEqualTo(120);
    assertThat(unreadable).isGreaterThanOrEqualTo(1);
    var withoutTheOld = new TinkSecretCipher(present, List.of());
    assertThat(withoutTheOld.decipher(stored("s119")).value()).isEqualTo("value of s119");
    assertThat(stored("lost0").enciphered().keyId()).isNotEqualTo(withoutTheOld.keyId());
    assertThat(new RewrapSecretsService(store, next).step().rewrapped()).isZero();
  }

  private void keep(SecretCipher cipher, String prefix, int count) {
    IntStream.range(0, count)
        .mapToObj(i -> ASecret.plain(prefix + i, "value of " + prefix + i))
        .forEach(secret -> store.add(kept(cipher, secret), new UserId("ada"), NOW));
  }

  private static KeptSecret kept(SecretCipher cipher, PlainSecret secret) {
    return new KeptSecret(
        ORGANISATION, secret.name(), secret.binding(), cipher.encipher(ORGANISATION, secret));
  }

  private KeptSecret stored(String name) {
    return store.find(ORGANISATION, List.of(new SecretName(name))).getFirst();
  }

  private static MasterKey key(int number) {
    byte[] key = new byte[MasterKey.LENGTH];
    Arrays.fill(key, (byte) number);
    return MasterKey.parse(Base64.getEncoder().encodeToString(key));
  }
}
