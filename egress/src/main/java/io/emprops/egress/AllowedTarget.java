package io.emprops.egress;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of the operator's allow list: {@code HOST:PORT} or {@code HOST:*}. An address means
 * every name that resolves to it, a name means what it resolves to.
 *
 * @param host a name in lower case, or an address
 * @param port every one, if empty
 */
public record AllowedTarget(String host, OptionalInt port) {
  private static final Pattern FORMAT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+)):(\\*|[0-9]{1,5})");

  /** Reads an entry. */
  public static AllowedTarget parse(String text) {
    Matcher matcher = FORMAT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "an allowed target must be HOST:PORT or HOST:*, IPv6 in brackets: '%s'".formatted(text));
    }
    String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    String port = matcher.group(3);
    return new AllowedTarget(
        host.toLowerCase(Locale.ROOT),
        "*".equals(port) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port)));
  }

  boolean covers(String name, InetAddress address, int wanted) {
    boolean samePort = port.isEmpty() || port.getAsInt() == wanted;
    return samePort
        && (host.equals(name) || literal().filter(own -> own.equals(address)).isPresent());
  }

  private Optional<InetAddress> literal() {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
