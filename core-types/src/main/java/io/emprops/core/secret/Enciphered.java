package io.emprops.core.secret;

/**
 * A secret's value as it is stored: encrypted with a key of its own, which is encrypted in turn.
 *
 * @param keyId the master key that the data key is wrapped with
 * @param wrappedKey the data key, encrypted; base 64
 * @param value encrypted with the data key; base 64
 */
public record Enciphered(String keyId, String wrappedKey, String value) {}
