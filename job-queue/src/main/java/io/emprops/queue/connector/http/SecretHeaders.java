package io.emprops.queue.connector.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Which parts of request headers are secrets by their nature. */
public final class SecretHeaders {
  private static final Set<String> NAMES =
      Set.of(
          "authorization", "proxy-authorization", "cookie", "x-api-key", "api-key", "x-auth-token");

  private SecretHeaders() {}

  /** What must not come back of this header: its value, a token in it, a password in that. */
  public static Set<String> of(String name, String value) {
    if (!NAMES.contains(name.toLowerCase(Locale.ROOT))) {
      return Set.of();
    }
    Set<String> secrets = new LinkedHashSet<>();
    secrets.add(value);
    int blank = value.indexOf(' ');
    if (blank > 0) {
      String token = value.substring(blank + 1).strip();
      secrets.add(token);
      if (value.toLowerCase(Locale.ROOT).startsWith("basic ")) {
        addPassword(token, secrets);
      }
    }
    return secrets;
  }

  private static void addPassword(String token, Set<String> secrets) {
    try {
      String pair = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      secrets.add(pair);
      secrets.add(pair.substring(pair.indexOf(':') + 1));
    } catch (IllegalArgumentException e) {
      secrets.add(token);
    }
  }
}
