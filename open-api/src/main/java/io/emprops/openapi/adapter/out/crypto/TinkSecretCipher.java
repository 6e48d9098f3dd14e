package io.emprops.openapi.adapter.out.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.secret.BoundHost;
import io.emprops.core.secret.Enciphered;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SecretBinding;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.port.out.SecretCipher;
import io.emprops.core.secret.port.out.SecretStore.KeptSecret;
import io.emprops.core.secret.port.out.SecretUnreadableException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Envelope encryption with AES-256-GCM. Bound into the value's ciphertext are organisation, name
 * and binding, into that of its data key organisation, name and the master key's id: a row that is
 * copied to another name, bound to another host or put under another key's id cannot be read.
 */
public final class TinkSecretCipher implements SecretCipher {
  private final MasterKey present;
  private final Map<String, MasterKey> all;

  /**
   * Encrypts with the present key.
   *
   * @param previous keys that stored secrets may still be under
   */
  public TinkSecretCipher(MasterKey present, List<MasterKey> previous) {
    this.present = present;
    this.all =
        Stream.concat(previous.stream(), Stream.of(present))
            .collect(Collectors.toMap(MasterKey::id, Function.identity(), (a, _) -> a));
  }

  @Override
  public String keyId() {
    return present.id();
  }

  @Override
  public Enciphered encipher(OrganisationId organisation, PlainSecret secret) {
    byte[] dataKey = Random.randBytes(MasterKey.LENGTH);
    try {
      byte[] value =
          aead(dataKey)
              .encrypt(
                  secret.value().getBytes(StandardCharsets.UTF_8),
                  valueContext(organisation, secret.name(), secret.binding()));
      return new Enciphered(
          present.id(), wrapped(dataKey, organisation, secret.name()), base64(value));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM encrypts whatever it is given", e);
    }
  }

  @Override
  public PlainSecret decipher(KeptSecret secret) {
    try {
      byte[] value =
          aead(dataKey(secret))
              .decrypt(
                  bytes(secret.enciphered().value()),
                  valueContext(secret.organisation(), secret.name(), secret.binding()));
      return new PlainSecret(
          secret.name(), new String(value, StandardCharsets.UTF_8), secret.binding());
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw new SecretUnreadableException(secret, "its row was changed by another hand");
    }
  }

  @Override
  public Enciphered rewrap(KeptSecret secret) {
    try {
      String wrapped = wrapped(dataKey(secret), secret.organisation(), secret.name());
      return new Enciphered(present.id(), wrapped, secret.enciphered().value());
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw new SecretUnreadableException(secret, "its row was changed by another hand");
    }
  }

  private byte[] dataKey(KeptSecret secret) throws GeneralSecurityException {
    MasterKey key = all.get(secret.enciphered().keyId());
    if (key == null) {
      throw new SecretUnreadableException(secret, "its master key is not configured");
    }
    return key.aead()
        .decrypt(
            bytes(secret.enciphered().wrappedKey()),
            keyContext(secret.organisation(), secret.name(), key.id()));
  }

  private String wrapped(byte[] dataKey, OrganisationId organisation, SecretName name)
      throws GeneralSecurityException {
    return base64(present.aead().encrypt(dataKey, keyContext(organisation, name, present.id())));
  }

  private static Aead aead(byte[] key) throws GeneralSecurityException {
    return new AesGcmJce(key);
  }

  private static byte[] valueContext(
      OrganisationId organisation, SecretName name, SecretBinding binding) {
    List<String> parts = new ArrayList<>(List.of("emprops secret 1", organisation.value()));
    parts.add(name.value());
    @Nullable String header = binding.header();
    parts.add(header == null ? "" : header);
    binding.hosts().stream().map(BoundHost::value).forEach(parts::add);
    return context(parts);
  }

  private static byte[] keyContext(OrganisationId organisation, SecretName name, String keyId) {
    return context(List.of("emprops data key 1", organisation.value(), name.value(), keyId));
  }

  /** None of the parts can hold a NUL, so that no two lists have one text. */
  private static byte[] context(List<String> parts) {
    return String.join("\0", parts).getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
