package io.emprops.core.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The webhook that an execution names, so that it is told of this one job. Results leave the system
 * only to where an administrator lets them: a URL is that of a webhook, or one below it.
 *
 * @param url where the execution names one below the webhook's own
 */
public record NamedWebhook(WebhookId webhook, Optional<String> url) {
  private static final int LONGEST_URL = 2_000;

  /** Segments that some receivers read as a step upwards, however they are written. */
  private static final Pattern UPWARDS =
      Pattern.compile("(?:^|/|%2f|%5c|\\\\)(?:\\.|%2e){1,2}(?:$|/|%2f|%5c|\\\\|;)");

  /**
   * Whether this webhook is meant: by its id, by its URL, or by one with the same scheme, host and
   * port whose path begins with all segments of its own.
   */
  public static Optional<NamedWebhook> of(Webhook webhook, String named) {
    if (named.equals(webhook.id().value()) || named.equals(webhook.url())) {
      return Optional.of(new NamedWebhook(webhook.id(), Optional.empty()));
    }
    return isBelow(webhook.url(), named)
        ? Optional.of(new NamedWebhook(webhook.id(), Optional.of(named)))
        : Optional.empty();
  }

  private static boolean isBelow(String own, String named) {
    if (named.length() > LONGEST_URL) {
      return false;
    }
    try {
      var root = new URI(own);
      var uri = new URI(named);
      return uri.getScheme() != null
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && root.getRawQuery() == null
          && origin(root).equals(origin(uri))
          && isPathBelow(root.getRawPath(), uri.getRawPath());
    } catch (URISyntaxException _) {
      return false;
    }
  }

  private static String origin(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int standard = scheme.equals("https") ? 443 : 80;
    int port = uri.getPort() < 0 ? standard : uri.getPort();
    return "%s://%s:%d".formatted(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
  }

  private static boolean isPathBelow(String root, String path) {
    if (UPWARDS.matcher(path.toLowerCase(Locale.ROOT)).find()) {
      return false;
    }
    String folder = root.endsWith("/") ? root : root + "/";
    return path.equals(root) || path.startsWith(folder);
  }
}
