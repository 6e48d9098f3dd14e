package io.emprops.queue.worker.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where a gateway is, and how to be let in.
 *
 * @param root such as {@code https://queue.example.org}
 * @param token what the worker shows; asked for anew with each connection, so that it can be
 *     replaced while the worker runs
 * @param longestAnswer how long an answer is waited for, beside the time that a pull asks for
 */
public record GatewayAddress(
    URI root, Supplier<String> token, Transport transport, Duration longestAnswer) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  public GatewayAddress {
    if (root.getScheme() == null || !SCHEMES.contains(root.getScheme()) || root.getHost() == null) {
      throw new IllegalArgumentException("a gateway's address is http(s)://HOST:PORT, not " + root);
    }
  }

  URI socket() {
    // http to ws, https to wss.
    return URI.create(trimmed().replaceFirst("^http", "ws") + "/ws/worker");
  }

  URI path(String message) {
    return URI.create(trimmed() + "/worker/" + message);
  }

  String authorization() {
    return "Bearer " + token.get();
  }

  private String trimmed() {
    return root.toString().replaceAll("/+$", "");
  }
}
