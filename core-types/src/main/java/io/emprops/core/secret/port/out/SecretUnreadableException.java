package io.emprops.core.secret.port.out;

import io.emprops.core.secret.port.out.SecretStore.KeptSecret;

/**
 * A stored secret cannot be decrypted. The message names it and its key, and shows nothing of it.
 */
public final class SecretUnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why. */
  public SecretUnreadableException(KeptSecret secret, String why) {
    super(
        "the secret '%s' of %s cannot be read: %s (key %s)"
            .formatted(secret.name(), secret.organisation(), why, secret.enciphered().keyId()));
  }
}
