package io.emprops.core.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a worker offers.
 *
 * @param jobTypes the kinds of jobs that it executes
 * @param hardware such as {@code gpu_memory_gb}, {@code cpu_cores}, {@code ram_gb}
 * @param models by job type; {@code "all"} in the list stands for every model
 * @param labels anything else, by path
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record Capabilities(
    Set<JobType> jobTypes,
    @Nullable Map<String, Double> hardware,
    @Nullable Map<String, List<String>> models,
    @Nullable JsonObject labels) {

  public Capabilities {
    var ordered = new TreeSet<JobType>(java.util.Comparator.comparing(JobType::value));
    ordered.addAll(jobTypes);
    jobTypes = Collections.unmodifiableSet(ordered);
  }

  /** Job types alone. */
  public static Capabilities ofTypes(Set<JobType> jobTypes) {
    return new Capabilities(jobTypes, null, null, null);
  }
}
