package io.emprops.core.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;

/**
 * A worker's public key, for which secrets are sealed: X25519 (RFC 7748), its 32 bytes in base 64
 * for URLs without padding.
 */
public record WorkerKey(@JsonValue String value) {
  /** In bytes. */
  public static final int LENGTH = 32;

  @JsonCreator
  public WorkerKey {
    if (decoded(value).length != LENGTH) {
      throw new IllegalArgumentException(
          "a worker's key is %d bytes of X25519 in base64url".formatted(LENGTH));
    }
  }

  /** The key of these bytes. */
  public static WorkerKey of(byte[] bytes) {
    return new WorkerKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Its bytes, as RFC 7748 orders them. */
  public byte[] bytes() {
    return decoded(value);
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }
}
