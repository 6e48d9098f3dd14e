package io.emprops.queue.connector.openai;

import static io.emprops.queue.connector.http.JsonAnswers.count;
import static io.emprops.queue.connector.http.JsonAnswers.member;
import static io.emprops.queue.connector.http.JsonAnswers.object;
import static io.emprops.queue.connector.http.JsonAnswers.objects;
import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Puts the chunks of a streamed completion together into what the same call gives unstreamed. */
final class ChatStream {
  private static final List<String> HEADING =
      List.of("id", "created", "model", "service_tier", "system_fingerprint", "usage");

  private final Consumer<String> listener;
  private final Map<String, JsonValue> heading = new LinkedHashMap<>();
  private final SortedMap<Long, Choice> choices = new TreeMap<>();

  /** Tells the first choice's text as it comes. */
  ChatStream(Consumer<String> listener) {
    this.listener = listener;
  }

  void add(JsonObject chunk) {
    for (String name : HEADING) {
      member(chunk, name).ifPresent(value -> heading.put(name, value));
    }
    for (JsonObject choice : objects(chunk, "choices")) {
      Long index = count(choice, "index");
      choices.computeIfAbsent(index == null ? 0 : index, Choice::new).add(choice);
    }
  }

  /** Whether each choice has come to its end. */
  boolean isFinished() {
    return !choices.isEmpty() && choices.values().stream().allMatch(Choice::isFinished);
  }

  JsonObject completion() {
    Map<String, JsonValue> members = new LinkedHashMap<>(heading);
    members.put("object", JsonValue.of("chat.completion"));
    members.put("choices", new JsonArray(choices.values().stream().map(Choice::whole).toList()));
    return new JsonObject(members);
  }

  /** One of the answers asked for. */
  private final class Choice {
    private final long index;
    private final StringBuilder content = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final SortedMap<Long, ToolCall> toolCalls = new TreeMap<>();
    private Optional<String> finishReason = Optional.empty();

    Choice(long index) {
      this.index = index;
    }

    void add(JsonObject choice) {
      finishReason = text(choice, "finish_reason").or(() -> finishReason);
      object(choice, "delta").ifPresent(this::addDelta);
    }

    private void addDelta(JsonObject delta) {
      text(delta, "content").filter(piece -> !piece.isEmpty()).ifPresent(this::addContent);
      text(delta, "refusal").ifPresent(refusal::append);
      for (JsonObject call : objects(delta, "tool_calls")) {
        Long at = count(call, "index");
        toolCalls.computeIfAbsent(at == null ? 0 : at, _ -> new ToolCall()).add(call);
      }
    }

    private void addContent(String piece) {
      content.append(piece);
      if (index == 0) {
        listener.accept(piece);
      }
    }

    boolean isFinished() {
      return finishReason.isPresent();
    }

    JsonValue whole() {
      boolean silent = content.isEmpty() && (!toolCalls.isEmpty() || !refusal.isEmpty());
      var message =
          JsonValue.object()
              .put("role", "assistant")
              .put("content", silent ? JsonValue.ofNull() : JsonValue.of(content.toString()));
      if (!refusal.isEmpty()) {
        message.put("refusal", refusal.toString());
      }
      if (!toolCalls.isEmpty()) {
        List<JsonValue> calls = new ArrayList<>();
        toolCalls.values().forEach(call -> calls.add(call.whole()));
        message.put("tool_calls", new JsonArray(calls));
      }
      return JsonValue.object()
          .put("index", index)
          .put("message", message.build())
          .put("finish_reason", finishReason.map(JsonValue::of).orElseGet(JsonValue::ofNull))
          .build();
    }
  }

  /** A call of a function, whose arguments come in pieces. */
  private static final class ToolCall {
    private String id = "";
    private String name = "";
    private final StringBuilder arguments = new StringBuilder();

    void add(JsonObject delta) {
      id = text(delta, "id").orElse(id);
      object(delta, "function")
          .ifPresent(
              function -> {
                name = text(function, "name").orElse(name);
                text(function, "arguments").ifPresent(arguments::append);
              });
    }

    JsonValue whole() {
      var function =
          JsonValue.object().put("name", name).put("arguments", arguments.toString()).build();
      return JsonValue.object()
          .put("id", id)
          .put("type", "function")
          .put("function", function)
          .build();
    }
  }
}
