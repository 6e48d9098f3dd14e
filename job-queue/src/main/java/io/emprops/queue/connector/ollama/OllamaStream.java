package io.emprops.queue.connector.ollama;

import static io.emprops.queue.connector.http.JsonAnswers.member;
import static io.emprops.queue.connector.http.JsonAnswers.object;
import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts the lines of a streamed chat or generation together into what the same call gives
 * unstreamed. A chat's text stands in {@code message.content}, a generation's in {@code response};
 * thinking comes apart, and calls of tools come whole.
 */
final class OllamaStream {
  private final Consumer<String> listener;
  private final Map<String, JsonValue> members = new LinkedHashMap<>();
  private final Map<String, JsonValue> message = new LinkedHashMap<>();
  private final List<JsonValue> toolCalls = new ArrayList<>();
  private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
  private final Map<String, StringBuilder> messageTexts = new LinkedHashMap<>();
  private boolean ended;

  /** Tells the text as it comes. */
  OllamaStream(Consumer<String> listener) {
    this.listener = listener;
  }

  void add(JsonObject line) {
    line.members().forEach(members::put);
    gather(line, texts, "response", "thinking");
    text(line, "response").ifPresent(this::tell);
    object(line, "message").ifPresent(this::addMessage);
    ended = member(line, "done").filter(new JsonBoolean(true)::equals).isPresent();
  }

  private void addMessage(JsonObject piece) {
    piece.members().forEach(message::put);
    gather(piece, messageTexts, "content", "thinking");
    if (member(piece, "tool_calls").orElseGet(JsonValue::ofNull) instanceof JsonArray(var calls)) {
      toolCalls.addAll(calls);
    }
    text(piece, "content").ifPresent(this::tell);
  }

  private void tell(String piece) {
    if (!piece.isEmpty()) {
      listener.accept(piece);
    }
  }

  private static void gather(JsonObject from, Map<String, StringBuilder> into, String... names) {
    for (String name : names) {
      text(from, name)
          .ifPresent(piece -> into.computeIfAbsent(name, _ -> new StringBuilder()).append(piece));
    }
  }

  /** Whether the line that says so has come. */
  boolean isEnded() {
    return ended;
  }

  JsonObject whole() {
    Map<String, JsonValue> all = new LinkedHashMap<>(members);
    texts.forEach((name, text) -> all.put(name, JsonValue.of(text.toString())));
    if (!message.isEmpty()) {
      Map<String, JsonValue> said = new LinkedHashMap<>(message);
      messageTexts.forEach((name, text) -> said.put(name, JsonValue.of(text.toString())));
      if (!toolCalls.isEmpty()) {
        said.put("tool_calls", new JsonArray(toolCalls));
      }
      all.put("message", new JsonObject(said));
    }
    return new JsonObject(all);
  }

  /** The text of a whole answer, of either kind. */
  static String textOf(JsonObject answer) {
    Optional<String> said = object(answer, "message").flatMap(m -> text(m, "content"));
    return said.or(() -> text(answer, "response")).orElse("");
  }
}
