package io.emprops.queue.connector.claude;

import static io.emprops.queue.connector.http.JsonAnswers.count;
import static io.emprops.queue.connector.http.JsonAnswers.object;
import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Puts the events of a streamed message together into what the same call gives unstreamed. */
final class MessageStream {
  private final Consumer<String> listener;
  private final Map<String, JsonValue> message = new LinkedHashMap<>();
  private final Map<String, JsonValue> usage = new LinkedHashMap<>();
  private final SortedMap<Long, Block> blocks = new TreeMap<>();
  private boolean ended;

  /** Tells the text as it comes. */
  MessageStream(Consumer<String> listener) {
    this.listener = listener;
  }

  /** Takes one event; those that it does not know change nothing. */
  void add(String type, JsonObject event) {
    switch (type) {
      case "message_start" -> object(event, "message").ifPresent(this::merge);
      case "content_block_start" ->
          object(event, "content_block").ifPresent(b -> blocks.put(index(event), new Block(b)));
      case "content_block_delta" -> object(event, "delta").ifPresent(d -> extend(event, d));
      case "message_delta" -> {
        object(event, "delta").ifPresent(delta -> message.putAll(delta.members()));
        object(event, "usage").ifPresent(counted -> usage.putAll(counted.members()));
      }
      case "message_stop" -> ended = true;
      default -> {}
    }
  }

  private void merge(JsonObject start) {
    message.putAll(start.members());
    object(start, "usage").ifPresent(counted -> usage.putAll(counted.members()));
  }

  private void extend(JsonObject event, JsonObject delta) {
    Block block =
        blocks.computeIfAbsent(
            index(event),
            _ -> new Block(JsonValue.object().put("type", "text").put("text", "").build()));
    block.add(delta);
    text(delta, "text").filter(piece -> !piece.isEmpty()).ifPresent(listener);
  }

  private static long index(JsonObject event) {
    Long index = count(event, "index");
    return index == null ? 0 : index;
  }

  boolean isEnded() {
    return ended;
  }

  JsonObject whole() {
    Map<String, JsonValue> members = new LinkedHashMap<>(message);
    members.put("content", new JsonArray(blocks.values().stream().map(Block::whole).toList()));
    members.put("usage", new JsonObject(usage));
    return new JsonObject(members);
  }

  /** One block of the content, whose strings come in pieces. */
  private static final class Block {
    private final Map<String, JsonValue> members;
    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
    private final List<JsonValue> citations = new ArrayList<>();

    Block(JsonObject start) {
      members = new LinkedHashMap<>(start.members());
    }

    void add(JsonObject delta) {
      for (String name : new String[] {"text", "thinking", "signature", "partial_json"}) {
        text(delta, name)
            .ifPresent(
                piece -> texts.computeIfAbsent(name, _ -> new StringBuilder()).append(piece));
      }
      delta.member("citation").ifPresent(citations::add);
    }

    JsonValue whole() {
      Map<String, JsonValue> all = new LinkedHashMap<>(members);
      texts.forEach(
          (name, pieces) -> {
            if ("partial_json".equals(name)) {
              all.put("input", input(pieces.toString()));
            } else {
              String start = text(new JsonObject(members), name).orElse("");
              all.put(name, JsonValue.of(start + pieces));
            }
          });
      if (!citations.isEmpty()) {
        all.put("citations", new JsonArray(citations));
      }
      return new JsonObject(all);
    }

    /** A tool's input that the token limit has cut off stays text. */
    private static JsonValue input(String json) {
      try {
        return json.isEmpty() ? JsonValue.emptyObject() : JsonText.parse(json);
      } catch (JsonTextException e) {
        return JsonValue.of(json);
      }
    }
  }
}
