package io.emprops.openapi.application.prior;

import io.emprops.core.identity.UserId;
import io.emprops.core.job.Digests;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.prior.TranslatedJob;
import io.emprops.core.workflow.ComponentType;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The workflow that all imported jobs of one type are of. Its only input that is sent is the whole
 * payload, so that imported jobs are checked, listed, retried and rerun as all others are.
 */
final class ImportedWorkflow {
  private static final String PAYLOAD = "payload";
  private static final String ORIGIN = "prior";
  private static final int ULID_CHARACTERS = 26;

  private ImportedWorkflow() {}

  /** The same in each organisation, but for who made it and when. */
  static Workflow of(JobType type, UserId user, Instant now) {
    JsonObject document = document(type);
    return new Workflow(
        id(type),
        "Imported jobs: " + type,
        "Jobs of the type %s that waited in the prior system when they were taken over."
            .formatted(type),
        ComponentType.DYNAMIC_JSON,
        type.value(),
        document,
        document.toJson(),
        1,
        Map.of(),
        List.of("imported"),
        user,
        now,
        now,
        user,
        user);
  }

  /** What its jobs are rendered with. */
  static JsonObject inputs(TranslatedJob job) {
    return JsonValue.object().put(PAYLOAD, job.payload()).put(ORIGIN, job.origin()).build();
  }

  private static JsonObject document(JobType type) {
    return JsonValue.object()
        .put("job_type", type.value())
        .put("template", "{{%s}}".formatted(PAYLOAD))
        .put(
            "variable_types",
            JsonValue.object()
                .put(PAYLOAD, json("What the provider gets, as it was imported.", true))
                .put(ORIGIN, json("What the job was in the prior system; never sent.", false))
                .build())
        .build();
  }

  private static JsonObject json(String description, boolean required) {
    return JsonValue.object()
        .put("type", "json")
        .put("description", description)
        .put("required", required)
        .build();
  }

  /** Hexadecimal digits are digits of a ULID, and a first 0 keeps its time within bounds. */
  private static WorkflowId id(JobType type) {
    String digits = Digests.name("imported jobs of " + type).toUpperCase(Locale.ROOT);
    return new WorkflowId("0" + digits.substring(0, ULID_CHARACTERS - 1));
  }
}
