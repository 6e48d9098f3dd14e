package io.emprops.queue.connector.gemini;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.PayloadReader.PayloadException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A payload as the API takes it: the members beside {@code model} and {@code stream}. A {@code
 * prompt} stands for contents of one text, as older payloads have it.
 *
 * @param model without {@code models/}
 */
record GeminiRequest(String model, boolean streamed, JsonObject body) {
  private static final Set<String> OURS = Set.of("model", "stream", "prompt");
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9._-]{1,200}");
  private static final String PREFIX = "models/";

  /**
   * Reads it.
   *
   * @param file makes of a file inline what the API takes
   */
  static GeminiRequest read(PayloadReader reader, UnaryOperator<JsonObject> file) {
    String named = reader.requiredText("model");
    String model = named.startsWith(PREFIX) ? named.substring(PREFIX.length()) : named;
    if (!MODEL.matcher(model).matches()) {
      throw new PayloadException("'model' is not a model's name");
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    reader
        .object()
        .members()
        .forEach(
            (name, value) -> {
              if (!OURS.contains(name)) {
                members.put(name, value);
              }
            });
    if (reader.value("contents").isEmpty()) {
      members.put("contents", contents(reader.text("prompt")));
    }
    JsonValue body = GeminiParts.replaceFiles(new JsonObject(members), file);
    return new GeminiRequest(model, reader.flag("stream", true), (JsonObject) body);
  }

  private static JsonValue contents(Optional<String> prompt) {
    String text = prompt.orElseThrow(() -> new PayloadException("'contents' is missing"));
    var part = JsonValue.object().put("text", text).build();
    return JsonValue.array(
        JsonValue.object().put("role", "user").put("parts", JsonValue.array(part)).build());
  }

  String path() {
    return "/models/%s:%s"
        .formatted(model, streamed ? "streamGenerateContent?alt=sse" : "generateContent");
  }
}
