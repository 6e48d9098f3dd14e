package io.emprops.queue.connector.comfyui;

import io.emprops.core.job.FailureClass;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.queue.connector.ProviderFailedException;
import io.emprops.queue.connector.http.JsonAnswers;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the server remembers of a prompt that has ended: {@code {outputs, status}}. */
record PromptHistory(JsonObject entry) {

  /** What each node gave out, by its id. */
  Map<String, JsonValue> outputs() {
    return JsonAnswers.object(entry, "outputs").map(JsonObject::members).orElse(Map.of());
  }

  /** Why it ended badly, if it did. */
  Optional<ProviderFailedException> failure() {
    return message("execution_error")
        .map(PromptHistory::failed)
        .or(() -> message("execution_interrupted").map(_ -> interrupted()))
        .or(() -> isError() ? Optional.of(failed(new JsonObject(Map.of()))) : Optional.empty());
  }

  private boolean isError() {
    return JsonAnswers.object(entry, "status")
        .flatMap(status -> JsonAnswers.text(status, "status_str"))
        .filter("error"::equals)
        .isPresent();
  }

  /** What the server said when this happened: each message is its name and its data. */
  private Optional<JsonObject> message(String name) {
    JsonValue messages =
        JsonAnswers.object(entry, "status")
            .flatMap(status -> status.member("messages"))
            .orElseGet(JsonValue::ofNull);
    return messages instanceof JsonArray(var elements)
        ? elements.stream().flatMap(one -> data(one, name).stream()).findFirst()
        : Optional.empty();
  }

  private static Optional<JsonObject> data(JsonValue message, String name) {
    return message instanceof JsonArray(var parts)
            && parts.size() > 1
            && parts.get(0) instanceof JsonString(String called)
            && called.equals(name)
            && parts.get(1) instanceof JsonObject data
        ? Optional.of(data)
        : Optional.empty();
  }

  private static ProviderFailedException interrupted() {
    return new ProviderFailedException(
        FailureClass.SERVICE_ERROR, "interrupted", "Someone interrupted the prompt at the server");
  }

  private static ProviderFailedException failed(JsonObject error) {
    String kind = JsonAnswers.text(error, "exception_type").orElse("");
    String words =
        JsonAnswers.text(error, "exception_message").map(String::strip).orElse("no words");
    String node =
        JsonAnswers.text(error, "node_id")
            .map(
                id ->
                    "node %s (%s)"
                        .formatted(id, JsonAnswers.text(error, "node_type").orElse("of no class")))
            .orElse("a node");
    boolean outOfMemory =
        kind.toLowerCase(Locale.ROOT).contains("outofmemory")
            || words.toLowerCase(Locale.ROOT).contains("out of memory");
    return new ProviderFailedException(
        outOfMemory ? FailureClass.RESOURCE_LIMIT : FailureClass.SERVICE_ERROR,
        outOfMemory ? "out-of-memory" : "node-failed",
        "ComfyUI failed in %s: %s%s".formatted(node, kind.isEmpty() ? "" : kind + ": ", words));
  }
}
