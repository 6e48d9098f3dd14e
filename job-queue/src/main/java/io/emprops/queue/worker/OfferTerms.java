package io.emprops.queue.worker;

import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.CustomerAccess;
import io.emprops.core.workflow.WorkflowId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a worker offers beside what its connectors can do.
 *
 * @param jobTypes these of its connectors' types and no others; all where empty
 * @param hardware such as {@code gpu_memory_gb}
 * @param labels anything else, by path
 * @param workflowId the one workflow whose jobs it executes
 * @param customers whose jobs it executes
 * @param checkInterval how long between two looks at the connectors
 * @param longestCheck a connector that says nothing for so long is not healthy
 */
public record OfferTerms(
    Set<JobType> jobTypes,
    Map<String, Double> hardware,
    @Nullable JsonObject labels,
    @Nullable WorkflowId workflowId,
    @Nullable CustomerAccess customers,
    Duration checkInterval,
    Duration longestCheck) {
  public OfferTerms {
    jobTypes = Set.copyOf(jobTypes);
    hardware = Map.copyOf(hardware);
  }

  /** All types of the connectors, and nothing beside them. */
  public static OfferTerms ofEverything(Duration checkInterval, Duration longestCheck) {
    return new OfferTerms(Set.of(), Map.of(), null, null, null, checkInterval, longestCheck);
  }

  boolean allow(JobType type) {
    return jobTypes.isEmpty() || jobTypes.contains(type);
  }

  Capabilities capabilities(Set<JobType> types, Map<String, List<String>> models) {
    return new Capabilities(
        types,
        hardware.isEmpty() ? null : new TreeMap<>(hardware),
        models.isEmpty() ? null : models,
        labels,
        workflowId,
        customers);
  }
}
