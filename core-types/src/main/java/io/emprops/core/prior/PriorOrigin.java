package io.emprops.core.prior;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a prior job was and has no other place for here, as people read it beside its payload. */
final class PriorOrigin {
  private static final List<String> STEP = List.of("workflow_id", "current_step", "total_steps");
  private static final List<String> LIFE =
      List.of("service_required", "created_at", "retry_count", "max_retries");
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,8}");

  private PriorOrigin() {}

  static JsonObject of(PriorJob job, Notes notes) {
    var origin = JsonValue.object().put("id", job.id());
    LIFE.forEach(field -> job.text(field).ifPresent(text -> origin.put(field, value(text))));
    STEP.forEach(field -> job.text(field).ifPresent(text -> origin.put(field, value(text))));
    notes.when(STEP.stream().anyMatch(f -> job.text(f).isPresent()), ImportNote.STEP_KEPT);
    job.text("ctx").ifPresent(text -> origin.put("ctx", context(text, notes)));
    return origin.build();
  }

  private static JsonValue context(String text, Notes notes) {
    Optional<JsonValue> json = parsed(text);
    notes.when(json.isPresent(), ImportNote.CONTEXT_KEPT);
    notes.when(json.isEmpty(), ImportNote.CONTEXT_NOT_JSON);
    return json.orElseGet(() -> JsonValue.of(text));
  }

  private static Optional<JsonValue> parsed(String text) {
    try {
      return Optional.of(JsonText.parse(text));
    } catch (JsonTextException _) {
      return Optional.empty();
    }
  }

  private static JsonValue value(String text) {
    return WHOLE.matcher(text).matches()
        ? JsonValue.of(Integer.parseInt(text))
        : JsonValue.of(text);
  }
}
