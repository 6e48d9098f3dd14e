package io.emprops.openapi.application.job;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.template.LatePart.Secret;
import io.emprops.core.template.LateValue;
import java.util.List;

/** What limits a job besides its workers. */
final class FlowKeys {
  private FlowKeys() {}

  /** Each credential that the job's provider sees: its rate and its limits are shared. */
  static List<String> of(OrganisationId organisation, List<LateValue> late) {
    return late.stream()
        .flatMap(value -> value.parts().stream())
        .filter(Secret.class::isInstance)
        .map(Secret.class::cast)
        .map(secret -> "credential:%s/%s".formatted(organisation.value(), secret.name()))
        .distinct()
        .sorted()
        .toList();
  }
}
