package io.emprops.core.secret.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.secret.Enciphered;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.port.out.SecretStore.KeptSecret;

/**
 * Encrypts secrets for storage. What was encrypted for one organisation, name and binding is
 * readable as that of no other. Every implementation passes {@code SecretCipherContract}.
 */
public interface SecretCipher {

  /** The master key that new data keys are wrapped with. */
  String keyId();

  /** Encrypts a value with a data key of its own; never twice to the same. */
  Enciphered encipher(OrganisationId organisation, PlainSecret secret);

  /**
   * Decrypts a value.
   *
   * @throws SecretUnreadableException if its master key is not configured, or a part of it was
   *     changed
   */
  PlainSecret decipher(KeptSecret secret);

  /**
   * Wraps the data key with the present master key; the value stays as it is.
   *
   * @throws SecretUnreadableException as {@link #decipher}
   */
  Enciphered rewrap(KeptSecret secret);
}
