package io.emprops.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL that can be read in one way only. What resolvers, proxies and servers read differently is
 * refused rather than guessed: numbers that some take for an address, a user name before the host,
 * an interface behind an address, letters that are folded to others.
 *
 * @param host in lower case, without a dot at its end; an IPv6 address without its brackets
 * @param pathAndQuery in ASCII, never empty, without the fragment
 */
record TargetUrl(boolean tls, String host, int port, String pathAndQuery) {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int LONGEST_URL = 16_384;
  private static final int LONGEST_HOST = 253;
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[^\\]]*]|[^:\\[\\]]*)(?::([0-9]{0,5}))?");
  private static final Pattern LABELS =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");

  /** The last label of what a browser would read as an IPv4 address. */
  private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

  /** The URL, and nothing but the URL, is at fault. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String why;

    UnreadableException(String why) {
      super(why);
      this.why = why;
    }

    /** For whoever wrote the URL; repeats none of it. */
    String why() {
      return why;
    }
  }

  static TargetUrl parse(String url) throws UnreadableException {
    if (url.length() > LONGEST_URL) {
      throw new UnreadableException("the URL is longer than %d characters".formatted(LONGEST_URL));
    }
    URI uri = uri(url.strip());
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw new UnreadableException("the URL must begin with http:// or https://");
    }
    String authority = uri.getRawAuthority();
    if (authority == null) {
      throw new UnreadableException("the URL names no host");
    }
    if (authority.contains("@")) {
      throw new UnreadableException("the URL must hold no user name or password; use a header");
    }
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      throw new UnreadableException("the URL's host and port cannot be read");
    }
    boolean tls = "https".equals(scheme);
    return new TargetUrl(tls, host(parts.group(1)), port(parts.group(2), tls), pathAndQuery(uri));
  }

  /** As ASCII, so that letters beyond it in the path go out escaped. */
  private static URI uri(String url) throws UnreadableException {
    try {
      return new URI(new URI(url).toASCIIString());
    } catch (URISyntaxException e) {
      throw new UnreadableException("the URL cannot be read: " + e.getReason());
    }
  }

  private static int port(@Nullable String digits, boolean tls) throws UnreadableException {
    if (digits == null || digits.isEmpty()) {
      return tls ? 443 : 80;
    }
    int port = Integer.parseInt(digits);
    if (port < 1 || port > 65_535) {
      throw new UnreadableException("the URL's port must be 1 to 65535");
    }
    return port;
  }

  private static String host(String written) throws UnreadableException {
    if (written.startsWith("[")) {
      return ipv6(written.substring(1, written.length() - 1));
    }
    String host = written.toLowerCase(Locale.ROOT);
    host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (host.isEmpty()) {
      throw new UnreadableException("the URL names no host");
    }
    if (host.contains("%")) {
      throw new UnreadableException(
          "the URL's host must be plain ASCII; an international name is written as xn--…");
    }
    if (host.length() > LONGEST_HOST) {
      throw new UnreadableException(
          "the URL's host is longer than %d characters".formatted(LONGEST_HOST));
    }
    if (!LABELS.matcher(host).matches()) {
      throw new UnreadableException("the URL's host is not a name");
    }
    if (NUMBER.matcher(host).matches() && !IPV4.matcher(host).matches()) {
      throw new UnreadableException(
          "the URL's host is a number, but not an address of four such as 192.0.2.1");
    }
    return host;
  }

  private static String ipv6(String address) throws UnreadableException {
    if (address.contains("%")) {
      throw new UnreadableException("the URL's host must not name a network interface");
    }
    try {
      if (address.contains(":")) {
        InetAddress.ofLiteral(address);
        return address.toLowerCase(Locale.ROOT);
      }
    } catch (IllegalArgumentException e) {
      throw unreadableAddress();
    }
    throw unreadableAddress();
  }

  private static UnreadableException unreadableAddress() {
    return new UnreadableException("the URL's host is not an IPv6 address");
  }

  private static String pathAndQuery(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
