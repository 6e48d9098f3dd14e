package io.emprops.core.job;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Another model or provider for a job, tried when the one before has failed in a way that it may
 * cure.
 *
 * @param jobType empty, if it is the job's own
 * @param payload merged into the job's payload, as RFC 7396 merges: null takes a member away
 */
public record Alternative(Optional<JobType> jobType, JsonObject payload) {
  /** Most of one job. */
  public static final int MOST = 5;

  /**
   * Reads the list of a document, {@code [{job_type?, payload?}]}.
   *
   * @throws IllegalArgumentException if it is another kind of value
   */
  public static List<Alternative> listOf(JsonValue list) {
    if (list instanceof JsonArray(var elements)) {
      return elements.stream().map(Alternative::of).toList();
    }
    throw new IllegalArgumentException("alternatives are an array, not " + list.kind());
  }

  private static Alternative of(JsonValue one) {
    if (!(one instanceof JsonObject members)) {
      throw new IllegalArgumentException("an alternative is an object, not " + one.kind());
    }
    return new Alternative(
        members
            .member("job_type")
            .flatMap(
                name ->
                    name instanceof JsonString(String text)
                        ? Optional.of(new JobType(text))
                        : Optional.empty()),
        members
            .member("payload")
            .flatMap(v -> v instanceof JsonObject o ? Optional.of(o) : Optional.empty())
            .orElseGet(JsonValue::emptyObject));
  }

  /** The job as it is executed so. */
  public QueuedJob of(QueuedJob job) {
    return job.by(jobType.orElse(job.jobType()), merged(job.payload(), payload));
  }

  private static JsonValue merged(JsonValue target, JsonValue patch) {
    if (!(patch instanceof JsonObject(Map<String, JsonValue> changes))) {
      return patch;
    }
    Map<String, JsonValue> members =
        target instanceof JsonObject(Map<String, JsonValue> before)
            ? new LinkedHashMap<>(before)
            : new LinkedHashMap<>();
    changes.forEach(
        (name, change) -> {
          if (change instanceof JsonNull) {
            members.remove(name);
          } else {
            members.put(name, merged(members.getOrDefault(name, JsonValue.ofNull()), change));
          }
        });
    return new JsonObject(members);
  }
}
