package io.emprops.core.secret;

import io.emprops.core.job.JobId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Secrets that one worker can read, for one job: HPKE (RFC 9180) in base mode with DHKEM(X25519,
 * HKDF-SHA256), HKDF-SHA256 and AES-256-GCM. The plain text is that of {@link SecretBundle}, the
 * additional data empty, {@code info} what {@link #info} gives.
 *
 * @param enc the encapsulated key; base64url
 * @param ciphertext base64url
 */
public record SealedSecrets(String enc, String ciphertext) {
  private static final String PURPOSE = "emprops secrets v1 ";

  /** From what HPKE gives. */
  public static SealedSecrets of(byte[] enc, byte[] ciphertext) {
    var text = Base64.getUrlEncoder().withoutPadding();
    return new SealedSecrets(text.encodeToString(enc), text.encodeToString(ciphertext));
  }

  /** Binds the message to its job: sealed for another, it does not open. */
  public static byte[] info(JobId job) {
    return (PURPOSE + job.value()).getBytes(StandardCharsets.UTF_8);
  }
}
