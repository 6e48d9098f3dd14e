package io.emprops.core.secret;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom a secret may be sent to, and as what.
 *
 * @param hosts at least one; every request that holds the secret goes to one of them
 * @param header the only header that may hold it; where absent, it may stand anywhere in a request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecretBinding(List<BoundHost> hosts, @Nullable String header) {
  /** At most so many hosts. */
  public static final int MOST_HOSTS = 20;

  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

  public SecretBinding {
    hosts = hosts.stream().distinct().toList();
    if (hosts.isEmpty() || hosts.size() > MOST_HOSTS) {
      throw new IllegalArgumentException(
          "a secret is bound to 1 to %d hosts, not %d".formatted(MOST_HOSTS, hosts.size()));
    }
    if (header != null && !isHeader(header)) {
      throw new IllegalArgumentException("a header's name is like 'Authorization'");
    }
  }

  /** Whether a header can have this name (RFC 9110, a token). */
  public static boolean isHeader(String name) {
    return HEADER.matcher(name).matches();
  }

  /** Whether a request to this host and port may hold the secret. */
  public boolean allows(String host, int port) {
    return hosts.stream().anyMatch(bound -> bound.allows(host, port));
  }

  /** Whether the secret may stand in this header. */
  public boolean allowsHeader(String name) {
    return header == null || header.equalsIgnoreCase(name);
  }

  /** The header that alone may hold it, if it is bound to one. */
  public Optional<String> onlyHeader() {
    return Optional.ofNullable(header);
  }

  /** For people: {@code api.example.com, in the header Authorization}. */
  public String inWords() {
    String names = hosts.stream().map(BoundHost::value).collect(Collectors.joining(", "));
    return header == null ? names : names + ", in the header " + header;
  }
}
