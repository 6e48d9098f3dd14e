package io.emprops.openapi.application.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes secrets, and the hashes under which they are kept. */
public final class Tokens {
  private static final String PREFIX = "emp_";
  private static final int BYTES = 32;

  private final RandomGenerator random;

  /** Draws from this generator, which must be a secure one. */
  public Tokens(RandomGenerator random) {
    this.random = random;
  }

  /** An API token: {@code emp_} and 43 characters, 256 bits by chance. */
  String freshToken() {
    return PREFIX + freshCode();
  }

  /** The same without the prefix. */
  String freshCode() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** SHA-256 in hexadecimal digits: enough for what is 256 bits by chance already. */
  static String hash(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
