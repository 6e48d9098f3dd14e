package io.emprops.openapi.application.secret;

import io.emprops.core.secret.port.in.RewrapSecretsUseCase;
import io.emprops.core.secret.port.out.SecretCipher;
import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.core.secret.port.out.SecretStore.KeptSecret;
import io.emprops.core.secret.port.out.SecretUnreadableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Goes through all secrets once, in parts. A secret that is replaced meanwhile comes under the
 * present key by that.
 */
public final class RewrapSecretsService implements RewrapSecretsUseCase {
  private static final int PART = 100;

  private final SecretStore store;
  private final SecretCipher cipher;
  private final AtomicReference<Optional<KeptSecret>> place =
      new AtomicReference<>(Optional.empty());

  /** Begins with the first. */
  public RewrapSecretsService(SecretStore store, SecretCipher cipher) {
    this.store = store;
    this.cipher = cipher;
  }

  @Override
  public Step step() {
    List<KeptSecret> part = store.notUnder(cipher.keyId(), place.get(), PART);
    int rewrapped = 0;
    int unreadable = 0;
    for (KeptSecret secret : part) {
      try {
        rewrapped += store.rewrap(secret, cipher.rewrap(secret)) ? 1 : 0;
      } catch (SecretUnreadableException _) {
        unreadable++;
      }
    }
    if (!part.isEmpty()) {
      place.set(Optional.of(part.getLast()));
    }
    return new Step(rewrapped, unreadable, part.size() == PART);
  }
}
