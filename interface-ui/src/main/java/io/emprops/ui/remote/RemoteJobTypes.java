package io.emprops.ui.remote;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeDescription;
import io.emprops.core.job.port.in.FindJobTypesQuery;
import io.emprops.core.json.JsonValue.JsonObject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Job types over {@code /api/job-types}. */
@Singleton
final class RemoteJobTypes implements FindJobTypesQuery {
  private final ApiClient api;

  RemoteJobTypes(ApiClient api) {
    this.api = api;
  }

  @Override
  public List<ServedJobType> jobTypes(Principal caller) {
    JsonNode reply = api.get("/job-types").tree();
    List<ServedJobType> types = new ArrayList<>();
    for (JsonNode item : reply.isArray() ? reply : reply.path("items")) {
      types.add(read(item));
    }
    return types;
  }

  @Override
  public Optional<JsonObject> payloadSchema(Principal caller, String jobType) {
    if (!JobType.isValid(jobType)) {
      return Optional.empty();
    }
    var reply = api.get("/job-types/" + jobType + "/schema");
    return reply.status() == 404 ? Optional.empty() : Optional.of(reply.as(JsonObject.class));
  }

  private static ServedJobType read(JsonNode item) {
    List<String> priorNames = new ArrayList<>();
    item.path("prior_names").forEach(name -> priorNames.add(name.asText()));
    var description =
        new JobTypeDescription(
            new JobType(item.path("name").asText()),
            item.path("title").asText(item.path("name").asText()),
            item.path("description").asText(""),
            priorNames,
            item.path("result_kind").asText("json"),
            item.path("built_in").asBoolean(false));
    return new ServedJobType(
        description,
        item.path("known").asBoolean(true),
        item.path("workers").isNumber() ? item.path("workers").asInt() : null);
  }
}
