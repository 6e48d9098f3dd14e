package io.emprops.egress;

import io.emprops.core.identity.OrganisationId;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be reached although it is not public.
 *
 * @param allowed by the operator, to everyone
 * @param own by the operator, to one organisation
 * @param setting the name of the operator's list, which refusals tell
 */
public record EgressRules(
    List<AllowedTarget> allowed, Map<OrganisationId, List<AllowedTarget>> own, String setting) {
  public EgressRules {
    allowed = List.copyOf(allowed);
    own =
        own.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
  }

  /** For everyone the same. */
  public static EgressRules of(List<AllowedTarget> allowed, String setting) {
    return new EgressRules(allowed, Map.of(), setting);
  }

  EgressRules onBehalfOf(OrganisationId organisation) {
    List<AllowedTarget> more = own.getOrDefault(organisation, List.of());
    return new EgressRules(Stream.concat(allowed.stream(), more.stream()).toList(), own, setting);
  }

  boolean cover(TargetUrl target, InetAddress address) {
    return allowed.stream().anyMatch(entry -> entry.covers(target.host(), address, target.port()));
  }
}
