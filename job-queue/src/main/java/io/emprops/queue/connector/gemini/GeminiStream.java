package io.emprops.queue.connector.gemini;

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

/**
 * Puts the pieces of a streamed generation together into what the same call gives unstreamed: texts
 * that follow each other become one part, all other parts stay as they come.
 */
final class GeminiStream {
  private final Consumer<String> listener;
  private final Map<String, JsonValue> heading = new LinkedHashMap<>();
  private final SortedMap<Long, Candidate> candidates = new TreeMap<>();

  /** Tells the first candidate's text as it comes. */
  GeminiStream(Consumer<String> listener) {
    this.listener = listener;
  }

  void add(JsonObject piece) {
    piece
        .members()
        .forEach(
            (name, value) -> {
              if (!name.equals("candidates")) {
                heading.put(name, value);
              }
            });
    for (JsonObject candidate : objects(piece, "candidates")) {
      Long index = count(candidate, "index");
      candidates.computeIfAbsent(index == null ? 0 : index, Candidate::new).add(candidate);
    }
  }

  /** Whether each candidate has come to its end, or there will be none. */
  boolean isEnded() {
    return candidates.isEmpty()
        ? object(new JsonObject(heading), "promptFeedback")
            .flatMap(feedback -> text(feedback, "blockReason"))
            .isPresent()
        : candidates.values().stream().allMatch(Candidate::isEnded);
  }

  JsonObject whole() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (!candidates.isEmpty()) {
      members.put(
          "candidates", new JsonArray(candidates.values().stream().map(Candidate::whole).toList()));
    }
    members.putAll(heading);
    return new JsonObject(members);
  }

  /** One of the answers asked for. */
  private final class Candidate {
    private final long index;
    private final Map<String, JsonValue> members = new LinkedHashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private Optional<String> role = Optional.empty();

    Candidate(long index) {
      this.index = index;
    }

    void add(JsonObject piece) {
      piece.members().forEach(members::put);
      Optional<JsonObject> content = object(piece, "content");
      role = content.flatMap(c -> text(c, "role")).or(() -> role);
      content.ifPresent(c -> objects(c, "parts").forEach(this::addPart));
    }

    private void addPart(JsonObject part) {
      Optional<String> text = text(part, "text");
      if (text.isEmpty()) {
        parts.add(new Part(part));
        return;
      }
      if (index == 0 && !GeminiParts.isThought(part) && !text.get().isEmpty()) {
        listener.accept(text.get());
      }
      if (parts.isEmpty() || !parts.getLast().takes(part)) {
        parts.add(new Part(part));
      } else {
        parts.getLast().append(part, text.get());
      }
    }

    boolean isEnded() {
      return member(new JsonObject(members), "finishReason").isPresent();
    }

    JsonValue whole() {
      Map<String, JsonValue> all = new LinkedHashMap<>(members);
      var content = JsonValue.object();
      content.put("parts", new JsonArray(parts.stream().map(Part::whole).toList()));
      role.ifPresent(name -> content.put("role", name));
      all.put("content", content.build());
      return new JsonObject(all);
    }
  }

  /** A part, whose text may go on. */
  private static final class Part {
    private final Map<String, JsonValue> members;
    private final StringBuilder text = new StringBuilder();
    private final boolean isText;

    Part(JsonObject start) {
      members = new LinkedHashMap<>(start.members());
      isText = text(start, "text").isPresent();
      text.append(text(start, "text").orElse(""));
    }

    boolean takes(JsonObject next) {
      return isText
          && GeminiParts.isThought(new JsonObject(members)) == GeminiParts.isThought(next);
    }

    void append(JsonObject next, String piece) {
      next.members().forEach(members::put);
      text.append(piece);
    }

    JsonValue whole() {
      if (isText) {
        members.put("text", JsonValue.of(text.toString()));
      }
      return new JsonObject(members);
    }
  }
}
