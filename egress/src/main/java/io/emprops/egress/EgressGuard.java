package io.emprops.egress;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.FailureClass;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides where a user's URL may lead, by the resolved address: a name that points inside is
 * refused like the address itself, and so is a port below 1024 other than 80 and 443. A caller
 * connects to the addresses in the verdict and to no other, so that the name cannot point elsewhere
 * by then.
 */
public final class EgressGuard {
  private static final Set<Integer> WEB_PORTS = Set.of(80, 443);
  private static final int FIRST_FREE_PORT = 1024;

  private final EgressRules rules;
  private final NameResolver resolver;
  private final ForbiddenRanges forbidden;

  /** Lets through what is public, and what these rules add. */
  public EgressGuard(EgressRules rules, NameResolver resolver) {
    this(rules, resolver, new ForbiddenRanges());
  }

  private EgressGuard(EgressRules rules, NameResolver resolver, ForbiddenRanges forbidden) {
    this.rules = rules;
    this.resolver = resolver;
    this.forbidden = forbidden;
  }

  /** May it be connected to? */
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

  /** The URL cannot be read, or in more than one way. */
  public record Malformed(String why) implements Verdict {}

  /** The same guard, where this organisation's own entries count too. */
  public EgressGuard onBehalfOf(OrganisationId organisation) {
    return new EgressGuard(rules.onBehalfOf(organisation), resolver, forbidden);
  }

  /** Looks at a URL and at the addresses that its host has now. */
  public Verdict check(String url) {
    try {
      return resolve(TargetUrl.parse(url));
    } catch (TargetUrl.UnreadableException e) {
      return new Malformed(e.why());
    }
  }

  /**
   * Where a URL leads.
   *
   * @throws CallFailedException if it may not be connected to
   */
  Allowed permitted(String url) {
    return switch (check(url)) {
      case Allowed allowed -> allowed;
      case Denied(String why) ->
          throw new CallFailedException(FailureClass.VALIDATION_ERROR, "egress-denied", why);
      case Malformed(String why) ->
          throw new CallFailedException(FailureClass.VALIDATION_ERROR, "url", why);
      case Unresolved(String host) ->
          throw new CallFailedException(
              FailureClass.NETWORK_ERROR,
              "unknown-host",
              "The host %s is not known".formatted(host));
    };
  }

  private Verdict resolve(TargetUrl target) {
    List<InetAddress> addresses;
    try {
      addresses = resolver.resolve(target.host());
    } catch (UnknownHostException e) {
      return new Unresolved(target.host());
    }
    var permitted = addresses.stream().filter(address -> isPermitted(target, address)).toList();
    return permitted.isEmpty()
        ? new Denied(why(target, addresses))
        : new Allowed(target.tls(), target.host(), target.port(), target.pathAndQuery(), permitted);
  }

  private boolean isPermitted(TargetUrl target, InetAddress address) {
    boolean publicPort = target.port() >= FIRST_FREE_PORT || WEB_PORTS.contains(target.port());
    return (publicPort && forbidden.kindOf(address).isEmpty()) || rules.cover(target, address);
  }

  private String why(TargetUrl target, List<InetAddress> addresses) {
    Optional<InetAddress> first = addresses.stream().findFirst();
    String address = first.map(InetAddress::getHostAddress).orElse("nothing");
    String kind = first.flatMap(forbidden::kindOf).orElse("not a web port");
    String shown = target.host().contains(":") ? "[" + target.host() + "]" : target.host();
    return "Connecting to %s:%d is not allowed: %s (%s). An operator can allow it with %s=%s:%d"
        .formatted(shown, target.port(), address, kind, rules.setting(), shown, target.port());
  }
}
