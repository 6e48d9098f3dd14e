package io.emprops.queue.connector.http;

import io.emprops.core.job.FailureClass;
import io.emprops.queue.connector.ProviderFailedException;
import java.util.Set;

/**
 * Where a provider's API is, and the key to it.
 *
 * @param baseUrl without a slash at its end
 * @param key empty, if there is none
 * @param variable where an operator sets the key
 */
public record ApiAccess(String baseUrl, String key, String variable) {
  public ApiAccess {
    baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    key = key.strip();
  }

  /**
   * The key.
   *
   * @throws ProviderFailedException if there is none
   */
  public String requiredKey() {
    if (key.isEmpty()) {
      throw new ProviderFailedException(
          FailureClass.AUTH_ERROR,
          "key-missing",
          "The worker has no key for this provider; an operator can set it with " + variable);
    }
    return key;
  }

  /** The key, if there is one. */
  public Set<String> secrets() {
    return key.isEmpty() ? Set.of() : Set.of(key);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "ApiAccess[" + baseUrl + "]";
  }
}
