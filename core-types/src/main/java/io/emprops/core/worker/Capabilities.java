package io.emprops.core.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.workflow.WorkflowId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a worker offers.
 *
 * @param jobTypes the kinds of jobs that it executes
 * @param hardware such as {@code gpu_memory_gb}, {@code cpu_cores}, {@code ram_gb}
 * @param models by job type; {@code "all"} in the list stands for every model
 * @param labels anything else, by path
 * @param workflowId the one workflow whose jobs it executes; every workflow's where absent
 * @param customers whose jobs it executes; everybody's where absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record Capabilities(
    Set<JobType> jobTypes,
    @Nullable Map<String, Double> hardware,
    @Nullable Map<String, List<String>> models,
    @Nullable JsonObject labels,
    @Nullable WorkflowId workflowId,
    @Nullable CustomerAccess customers) {

  public Capabilities {
    var ordered = new TreeSet<JobType>(java.util.Comparator.comparing(JobType::value));
    ordered.addAll(jobTypes);
    jobTypes = Collections.unmodifiableSet(ordered);
  }

  /** The same offer with older names of job types read as what they are called now. */
  public Capabilities read(JobTypeRegistry registry) {
    return new Capabilities(
        jobTypes.stream().map(registry::read).collect(Collectors.toSet()),
        hardware,
        models == null ? null : read(models, registry),
        labels,
        workflowId,
        customers);
  }

  /** The same offer, of those of its job types alone that are among these. */
  public Capabilities only(Predicate<JobType> these) {
    return new Capabilities(
        jobTypes.stream().filter(these).collect(Collectors.toSet()),
        hardware,
        models,
        labels,
        workflowId,
        customers);
  }

  /** The same offer to these customers. */
  public Capabilities to(CustomerAccess access) {
    return new Capabilities(jobTypes, hardware, models, labels, workflowId, access);
  }

  private static Map<String, List<String>> read(
      Map<String, List<String>> models, JobTypeRegistry registry) {
    Map<String, List<String>> read = new TreeMap<>();
    models.forEach(
        (name, some) ->
            read.merge(
                registry.find(name).map(known -> known.name().value()).orElse(name),
                some,
                (a, b) -> Stream.concat(a.stream(), b.stream()).distinct().toList()));
    return read;
  }

  /** Whose jobs it executes. */
  public CustomerAccess access() {
    return customers == null ? CustomerAccess.ALL : customers;
  }

  /** Job types alone. */
  public static Capabilities ofTypes(Set<JobType> jobTypes) {
    return new Capabilities(jobTypes, null, null, null, null, null);
  }
}
