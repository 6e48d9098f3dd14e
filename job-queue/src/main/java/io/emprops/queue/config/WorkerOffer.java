package io.emprops.queue.config;

import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.CustomerAccess;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.queue.worker.MachineProbe;
import io.emprops.queue.worker.OfferTerms;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the worker offers: what the machine has, and what the operator says instead or beside.
 *
 * @param allowed what its token allows it to offer; all where empty
 */
record WorkerOffer(WorkerConfig.Offer config, Set<JobType> allowed) {

  OfferTerms terms() {
    Map<String, Double> hardware = new TreeMap<>();
    if (config.probe()) {
      hardware.putAll(new MachineProbe().look());
    }
    hardware.putAll(config.hardware());
    return new OfferTerms(
        config
            .jobTypes()
            .map(names -> names.stream().map(JobType::new).collect(Collectors.toSet()))
            .orElse(allowed),
        hardware,
        config.labels().map(WorkerOffer::labels).orElse(null),
        config.workflowId().map(WorkflowId::new).orElse(null),
        customers(),
        config.checkInterval(),
        config.longestCheck());
  }

  private static JsonObject labels(String json) {
    try {
      if (JsonText.parse(json) instanceof JsonObject labels) {
        return labels;
      }
    } catch (JsonTextException e) {
      throw new IllegalArgumentException(
          "emp.queue.worker.offer.labels is no JSON: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("emp.queue.worker.offer.labels must be a JSON object");
  }

  private @Nullable CustomerAccess customers() {
    Set<String> allow = config.customersAllow().orElse(Set.of());
    Set<String> deny = config.customersDeny().orElse(Set.of());
    return config.isolation().isEmpty() && allow.isEmpty() && deny.isEmpty()
        ? null
        : new CustomerAccess(config.isolation().orElse(null), allow, deny);
  }
}
