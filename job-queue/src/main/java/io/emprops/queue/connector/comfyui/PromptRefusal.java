package io.emprops.queue.connector.comfyui;

import io.emprops.core.job.FailureClass;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.queue.connector.ProviderFailedException;
import io.emprops.queue.connector.http.JsonAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads why a graph was refused: {@code {error: {type, message, details}, node_errors: {<node>:
 * {class_type, errors: [{type, message, details}]}}}}.
 */
final class PromptRefusal {
  private static final int MOST_ERRORS = 10;

  private PromptRefusal() {}

  static ProviderFailedException of(String body) {
    Optional<JsonObject> refusal = parsed(body);
    String type =
        refusal
            .flatMap(all -> JsonAnswers.object(all, "error"))
            .flatMap(error -> JsonAnswers.text(error, "type"))
            .orElse("refused");
    List<String> words = new ArrayList<>();
    refusal
        .flatMap(all -> JsonAnswers.object(all, "error"))
        .map(PromptRefusal::words)
        .filter(text -> !text.isEmpty())
        .ifPresent(words::add);
    refusal
        .flatMap(all -> JsonAnswers.object(all, "node_errors"))
        .ifPresent(nodes -> nodeErrors(nodes).limit(MOST_ERRORS).forEach(words::add));
    return new ProviderFailedException(
        FailureClass.VALIDATION_ERROR,
        "prompt-refused",
        words.isEmpty()
            ? "ComfyUI refused the graph: " + type
            : "ComfyUI refused the graph: " + String.join("; ", words));
  }

  private static Optional<JsonObject> parsed(String body) {
    try {
      return JsonText.parse(body) instanceof JsonObject object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonTextException e) {
      return Optional.empty();
    }
  }

  private static Stream<String> nodeErrors(JsonObject nodes) {
    return nodes.members().entrySet().stream()
        .flatMap(node -> errors(node.getKey(), node.getValue()));
  }

  private static Stream<String> errors(String id, JsonValue value) {
    if (!(value instanceof JsonObject node)) {
      return Stream.empty();
    }
    String kind = JsonAnswers.text(node, "class_type").map(" (%s)"::formatted).orElse("");
    return JsonAnswers.objects(node, "errors").stream()
        .map(error -> "node %s%s: %s".formatted(id, kind, words(error)));
  }

  private static String words(JsonObject error) {
    String message = JsonAnswers.text(error, "message").orElse("");
    String details = JsonAnswers.text(error, "details").orElse("");
    return details.isEmpty() ? message : message + ": " + details;
  }
}
