package io.emprops.core.secret;

/**
 * A secret with its value. It lives from the request that brings it to its encryption, and in a
 * worker while a request is made; it is never written out, and its text shows no value.
 */
public record PlainSecret(SecretName name, String value, SecretBinding binding) {
  /** Shorter ones could not be told from other text where they are to be kept out of it. */
  public static final int SHORTEST = 4;

  /** In characters. */
  public static final int LONGEST = 16_384;

  public PlainSecret {
    if (value.length() < SHORTEST || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a secret has %d to %d characters".formatted(SHORTEST, LONGEST));
    }
    if (!value.strip().equals(value)) {
      throw new IllegalArgumentException("a secret neither begins nor ends with white space");
    }
  }

  /** Without the value. */
  @Override
  public String toString() {
    return "PlainSecret[" + name + "]";
  }
}
