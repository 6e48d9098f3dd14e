package io.emprops.core.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a secret may be sent: {@code api.example.com}, {@code *.example.com} for every name below
 * (not {@code example.com} itself), {@code 127.0.0.1}, {@code [::1]}; each at any port unless it
 * names one, as in {@code 127.0.0.1:9000}. In lower case.
 */
public record BoundHost(@JsonValue String value) {
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern FORMAT =
      Pattern.compile(
          "(?<host>(?:\\*\\.)?%1$s(?:\\.%1$s)*|\\[[0-9a-f:.]{2,45}\\])(?::(?<port>[0-9]{1,5}))?"
              .formatted(LABEL));
  private static final int LONGEST = 253;
  private static final int LAST_PORT = 65_535;

  @JsonCreator
  public BoundHost {
    value = value.toLowerCase(Locale.ROOT);
    Matcher parts = FORMAT.matcher(value);
    if (value.length() > LONGEST
        || !parts.matches()
        || (parts.group("port") != null && !isPort(parts.group("port")))) {
      throw new IllegalArgumentException(
          "a host is like 'api.example.com', '*.example.com' or '127.0.0.1:9000', without scheme"
              + " and path");
    }
  }

  private static boolean isPort(String digits) {
    int port = Integer.parseInt(digits);
    return port > 0 && port <= LAST_PORT;
  }

  /** Whether a request to this host and port goes where the secret may go. */
  public boolean allows(String host, int port) {
    Matcher parts = FORMAT.matcher(value);
    if (!parts.matches()) {
      throw new IllegalStateException("checked when it was made: " + value);
    }
    String named = parts.group("port");
    return (named == null || Integer.parseInt(named) == port)
        && covers(parts.group("host"), plain(host));
  }

  /** IPv6 addresses stand in brackets here; a name may end with the root's dot. */
  private static String plain(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String rooted = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    return rooted.indexOf(':') >= 0 && !rooted.startsWith("[") ? "[" + rooted + "]" : rooted;
  }

  private static boolean covers(String pattern, String host) {
    return pattern.startsWith("*.")
        ? host.length() > pattern.length() - 1 && host.endsWith(pattern.substring(1))
        : host.equals(pattern);
  }

  @Override
  public String toString() {
    return value;
  }
}
