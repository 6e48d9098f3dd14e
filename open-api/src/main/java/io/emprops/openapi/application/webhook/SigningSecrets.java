package io.emprops.openapi.application.webhook;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.Ulid;
import io.emprops.core.secret.BoundHost;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SecretBinding;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.port.out.SecretCipher;
import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.core.secret.port.out.SecretStore.KeptSecret;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The secrets that webhooks are signed with. They stand beside the organisations' own, enciphered
 * like them, under names that nobody else can use; no job and no list ever gets them.
 */
final class SigningSecrets {
  /** As the specification recommends: 24 to 64 bytes. */
  private static final int BYTES = 32;

  private static final String PREFIX = "whsec_";

  /* They sign; they are sent nowhere. */
  private static final SecretBinding NOWHERE =
      new SecretBinding(List.of(new BoundHost("nowhere.invalid")), null);

  private final SecretStore store;
  private final SecretCipher cipher;
  private final Ulid ids;
  private final RandomGenerator random;

  SigningSecrets(SecretStore store, SecretCipher cipher, Ulid ids, RandomGenerator random) {
    this.ids = ids;
    this.store = store;
    this.cipher = cipher;
    this.random = random;
  }

  /** A fresh one, kept. */
  PlainSecret make(OrganisationId organisation, UserId by, Instant at) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var secret =
        new PlainSecret(
            SecretName.reserved(ids.next()),
            PREFIX + Base64.getEncoder().encodeToString(bytes),
            NOWHERE);
    var kept =
        new KeptSecret(organisation, secret.name(), NOWHERE, cipher.encipher(organisation, secret));
    if (store.add(kept, by, at).isEmpty()) {
      throw new IllegalStateException("a fresh name is taken: " + secret.name());
    }
    return secret;
  }

  /** Their values, in the order of the names. */
  List<String> values(OrganisationId organisation, List<SecretName> names) {
    List<KeptSecret> kept = store.find(organisation, names);
    return names.stream()
        .flatMap(name -> kept.stream().filter(secret -> secret.name().equals(name)))
        .map(secret -> cipher.decipher(secret).value())
        .toList();
  }

  void forget(OrganisationId organisation, Collection<SecretName> names) {
    names.forEach(name -> store.delete(organisation, name));
  }
}
