package io.emprops.openapi.application.worker;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeDescription;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.port.in.FindJobTypesQuery;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows what this release knows, and beside it what workers brought along. */
public final class FindJobTypesService implements FindJobTypesQuery {
  private final JobTypeRegistry registry;
  private final LiveWorkers workers;

  /** Takes what is known and who is there. */
  public FindJobTypesService(JobTypeRegistry registry, LiveWorkers workers) {
    this.registry = registry;
    this.workers = workers;
  }

  @Override
  public List<ServedJobType> jobTypes(Principal caller) {
    caller.require(Role.VIEWER);
    Optional<Map<JobType, Integer>> counts = workers.byJobType();
    List<ServedJobType> types = new ArrayList<>();
    for (JobTypeDescription known : registry.all()) {
      types.add(new ServedJobType(known, true, count(counts, known.name())));
    }
    counts.orElse(Map.of()).keySet().stream()
        .filter(type -> registry.find(type.value()).isEmpty())
        .sorted(Comparator.comparing(JobType::value))
        .forEach(type -> types.add(brought(type, count(counts, type))));
    return types;
  }

  @Override
  public Optional<JsonObject> payloadSchema(Principal caller, String jobType) {
    caller.require(Role.VIEWER);
    return registry.find(jobType).flatMap(known -> registry.payloadSchema(known.name()));
  }

  private static ServedJobType brought(JobType type, @Nullable Integer workers) {
    var description = new JobTypeDescription(type, type.value(), "", List.of(), "json", false);
    return new ServedJobType(description, false, workers);
  }

  private static @Nullable Integer count(Optional<Map<JobType, Integer>> counts, JobType type) {
    return counts.isEmpty() ? null : counts.get().getOrDefault(type, 0);
  }
}
