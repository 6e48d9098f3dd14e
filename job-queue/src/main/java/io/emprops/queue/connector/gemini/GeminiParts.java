package io.emprops.queue.connector.gemini;

import static io.emprops.queue.connector.http.JsonAnswers.member;
import static io.emprops.queue.connector.http.JsonAnswers.object;
import static io.emprops.queue.connector.http.JsonAnswers.objects;
import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The parts of contents: text, thoughts, files inline. */
final class GeminiParts {
  private static final List<String> INLINE = List.of("inlineData", "inline_data");

  private GeminiParts() {}

  static boolean isThought(JsonObject part) {
    return member(part, "thought").filter(new JsonBoolean(true)::equals).isPresent();
  }

  static List<JsonObject> of(JsonObject candidate) {
    return object(candidate, "content").map(content -> objects(content, "parts")).orElse(List.of());
  }

  /** What the model says, without its thoughts. */
  static String textOf(List<JsonObject> parts) {
    return parts.stream()
        .filter(part -> !isThought(part))
        .map(part -> text(part, "text").orElse(""))
        .collect(Collectors.joining());
  }

  /** The file that a part holds, if it holds one. */
  static Optional<JsonObject> file(JsonObject part) {
    return INLINE.stream().flatMap(name -> object(part, name).stream()).findFirst();
  }

  /** The value with another one in place of each file inline, wherever it stands. */
  static JsonValue replaceFiles(JsonValue value, UnaryOperator<JsonObject> file) {
    return switch (value) {
      case JsonArray(var elements) ->
          new JsonArray(elements.stream().map(element -> replaceFiles(element, file)).toList());
      case JsonObject(var members) -> {
        Map<String, JsonValue> replaced = new LinkedHashMap<>();
        members.forEach(
            (name, member) ->
                replaced.put(
                    name,
                    INLINE.contains(name) && member instanceof JsonObject its
                        ? file.apply(its)
                        : replaceFiles(member, file)));
        yield new JsonObject(replaced);
      }
      case JsonNull _, JsonBoolean _, JsonNumber _, JsonString _ -> value;
    };
  }
}
