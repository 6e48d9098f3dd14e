package io.emprops.queue.connector.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides where jobs may connect to, by the resolved address: a name that points inside is refused
 * like the address itself, and so is a port below 1024 other than 80 and 443. A caller connects to
 * the addresses in the verdict and to no other, so that the name cannot point elsewhere by then.
 */
public final class EgressGuard {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Set<Integer> WEB_PORTS = Set.of(80, 443);
  private static final int FIRST_FREE_PORT = 1024;
  private static final String SETTING = "emp.queue.egress.allow";

  private final List<AllowedTarget> allowed;
  private final NameResolver resolver;
  private final ForbiddenRanges forbidden = new ForbiddenRanges();

  /** Lets through what is public, and these. */
  public EgressGuard(List<AllowedTarget> allowed, NameResolver resolver) {
    this.allowed = List.copyOf(allowed);
    this.resolver = resolver;
  }

  /** May a job connect there? */
  public sealed interface Verdict {}

  /**
   * Yes, to these addresses.
   *
   * @param host as it stands in the URL, for the Host header and the certificate
   */
  public record Allowed(
      boolean tls, String host, int port, String pathAndQuery, List<InetAddress> addresses)
      implements Verdict {
    public Allowed {
      addresses = List.copyOf(addresses);
    }
  }

  /** No, and why. */
  public record Denied(String why) implements Verdict {}

  /** The name has no address. */
  public record Unresolved(String host) implements Verdict {}

  /** The URL cannot be read. */
  public record Malformed(String why) implements Verdict {}

  /** Looks at a URL and at the addresses that its host has now. */
  public Verdict check(String url) {
    URI uri;
    try {
      // As ASCII, so that letters beyond it in the path go out escaped.
      uri = new URI(new URI(url.strip()).toASCIIString());
    } catch (URISyntaxException e) {
      return new Malformed("the URL cannot be read: " + e.getReason());
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String host = uri.getHost();
    if (!SCHEMES.contains(scheme)) {
      return new Malformed("the URL must begin with http:// or https://");
    }
    if (host == null) {
      return new Malformed("the URL names no host");
    }
    if (uri.getRawUserInfo() != null) {
      return new Malformed("the URL must hold no user name or password; use a header");
    }
    boolean tls = "https".equals(scheme);
    int port = uri.getPort() == -1 ? (tls ? 443 : 80) : uri.getPort();
    if (port < 1 || port > 65_535) {
      return new Malformed("the URL's port must be 1 to 65535");
    }
    return resolve(tls, name(host), port, pathAndQuery(uri));
  }

  private Verdict resolve(boolean tls, String name, int port, String pathAndQuery) {
    List<InetAddress> addresses;
    try {
      addresses = resolver.resolve(name);
    } catch (UnknownHostException e) {
      return new Unresolved(name);
    }
    var permitted = addresses.stream().filter(a -> isPermitted(name, a, port)).toList();
    return permitted.isEmpty()
        ? new Denied(why(name, port, addresses))
        : new Allowed(tls, name, port, pathAndQuery, permitted);
  }

  private boolean isPermitted(String name, InetAddress address, int port) {
    boolean publicPort = port >= FIRST_FREE_PORT || WEB_PORTS.contains(port);
    return (publicPort && forbidden.kindOf(address).isEmpty())
        || allowed.stream().anyMatch(target -> target.covers(name, address, port));
  }

  private String why(String name, int port, List<InetAddress> addresses) {
    Optional<InetAddress> first = addresses.stream().findFirst();
    String address = first.map(InetAddress::getHostAddress).orElse("nothing");
    String kind = first.flatMap(forbidden::kindOf).orElse("not a web port");
    String shown = name.contains(":") ? "[" + name + "]" : name;
    return "Connecting to %s:%d is not allowed: %s (%s). An operator can allow it with %s=%s:%d"
        .formatted(shown, port, address, kind, SETTING, shown, port);
  }

  private static String name(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    String lower = bare.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static String pathAndQuery(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
