package io.emprops.queue.connector.webhook;

import io.emprops.core.job.FailureClass;
import io.emprops.egress.IncomingAnswer;
import io.emprops.egress.OutgoingBody;
import io.emprops.egress.OutgoingRequest;
import io.emprops.queue.connector.ProviderFailedException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where an answer sends a request on to. The new request is judged by the egress guard like any
 * other. To another host it takes no header that the payload gave, but for a few that hold no
 * secrets, and no body; from TLS it never leads to plain HTTP.
 *
 * @param status the answer's
 * @param location as the answer says, perhaps relative
 */
record Redirect(int status, String location) {
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
  private static final Set<String> HARMLESS =
      Set.of("accept", "accept-language", "content-type", "user-agent");

  /** The redirect that the answer is, if it is one. */
  static Optional<Redirect> of(IncomingAnswer answer) {
    return STATUSES.contains(answer.status())
        ? answer.header("Location").map(location -> new Redirect(answer.status(), location))
        : Optional.empty();
  }

  /**
   * The next request.
   *
   * @throws ProviderFailedException if it must not be made
   */
  OutgoingRequest after(OutgoingRequest request) {
    URI from = URI.create(request.url());
    URI to = target(from);
    if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme())) {
      throw refused("from https to another scheme");
    }
    boolean becomesGet =
        (status == 303 && !request.method().equals("HEAD"))
            || (status < 303 && request.method().equals("POST"));
    boolean sameOrigin = origin(from).equals(origin(to));
    if (!becomesGet && !sameOrigin && !request.body().isEmpty()) {
      throw refused("with the request's body to another host");
    }
    OutgoingBody body = becomesGet ? OutgoingBody.none() : request.body();
    List<Map.Entry<String, String>> headers =
        request.headers().stream()
            .filter(header -> sameOrigin || HARMLESS.contains(lower(header.getKey())))
            .filter(header -> !body.isEmpty() || !lower(header.getKey()).equals("content-type"))
            .toList();
    return new OutgoingRequest(becomesGet ? "GET" : request.method(), to.toString(), headers, body);
  }

  private URI target(URI from) {
    try {
      return from.resolve(location.strip());
    } catch (IllegalArgumentException e) {
      throw refused("to an address that cannot be read");
    }
  }

  private static String origin(URI uri) {
    String scheme = lower(String.valueOf(uri.getScheme()));
    int port = uri.getPort() == -1 ? (scheme.equals("https") ? 443 : 80) : uri.getPort();
    return scheme + "://" + lower(String.valueOf(uri.getHost())) + ":" + port;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private ProviderFailedException refused(String how) {
    return new ProviderFailedException(
        FailureClass.VALIDATION_ERROR,
        "redirect",
        "The provider answered %d %s; such redirects are not followed".formatted(status, how));
  }
}
