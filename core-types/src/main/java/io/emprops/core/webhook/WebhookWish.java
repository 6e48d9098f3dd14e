package io.emprops.core.webhook;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * What somebody wants to be told, and where.
 *
 * @param url takes POST requests; that it may be reached is judged when it is kept, and again
 *     whenever something is sent
 * @param description for people
 * @param onlyNamed whether it is told of those jobs alone whose execution names it
 * @param filter of which other jobs it is told
 */
public record WebhookWish(String url, String description, boolean onlyNamed, WebhookFilter filter) {
  private static final int LONGEST_URL = 2_000;
  private static final int LONGEST_DESCRIPTION = 500;

  public WebhookWish {
    if (url.length() > LONGEST_URL || !isHttp(url)) {
      throw new IllegalArgumentException(
          "a webhook's url is like https://example.com/hook, without user name");
    }
    if (description.length() > LONGEST_DESCRIPTION
        || description.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a description is one line of at most %d characters".formatted(LONGEST_DESCRIPTION));
    }
  }

  /** To be told of all jobs that pass. */
  public static WebhookWish of(String url, String description, WebhookFilter filter) {
    return new WebhookWish(url, description, false, filter);
  }

  private static boolean isHttp(String url) {
    try {
      var uri = new URI(url);
      return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
