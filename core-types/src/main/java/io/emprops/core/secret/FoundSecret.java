package io.emprops.core.secret;

import java.util.Optional;

/**
 * A secret as a worker finds it; its text shows no value.
 *
 * @param binding absent where the worker's own operator set it, who knows where it goes
 */
public record FoundSecret(String name, String value, Optional<SecretBinding> binding) {

  /** Without the value. */
  @Override
  public String toString() {
    return "FoundSecret[" + name + "]";
  }
}
