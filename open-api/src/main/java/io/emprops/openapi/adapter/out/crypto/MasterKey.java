package io.emprops.openapi.adapter.out.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key that wraps data keys: 256 bits, in base 64 on the outside. Its id is the beginning of a
 * hash of it, so that no two keys are taken for one another, however they are configured.
 */
public final class MasterKey {
  /** In bytes. */
  public static final int LENGTH = 32;

  private static final int ID_BYTES = 8;

  private final String id;
  private final Aead aead;

  private MasterKey(String id, Aead aead) {
    this.id = id;
    this.aead = aead;
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException if it is not 32 bytes in base 64; without the text itself
   */
  public static MasterKey parse(String text) {
    byte[] key = decoded(text);
    if (key.length != LENGTH) {
      throw new IllegalArgumentException(
          "a master key has %d bytes in base 64, not %d".formatted(LENGTH, key.length));
    }
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      hash.update("emprops master key\0".getBytes(StandardCharsets.US_ASCII));
      String id = HexFormat.of().formatHex(hash.digest(key), 0, ID_BYTES);
      return new MasterKey(id, new AesGcmJce(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256 and AES", e);
    }
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("a master key is written in base 64");
    }
  }

  String id() {
    return id;
  }

  Aead aead() {
    return aead;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "MasterKey[" + id + "]";
  }
}
