package io.emprops.template.fuzz;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What names stand for, for the oracle: variables, and what loops and {@code $let} bind. */
final class OracleNames {
  private static final Set<String> FILES = Set.of("file", "image", "audio", "video");
  private static final JsonObject UNKNOWN = JsonValue.emptyObject();

  private final JsonObject definitions;
  private final JsonObject values;
  private Map<String, Bound> bound = new HashMap<>();

  OracleNames(JsonObject definitions, JsonObject values) {
    this.definitions = definitions;
    this.values = values;
  }

  /**
   * A name that a directive binds.
   *
   * @param definition of what it is, as far as that is known
   */
  private record Bound(JsonValue value, JsonObject definition) {}

  /** Forgets what is bound meanwhile. */
  <T> T within(Supplier<T> body) {
    Map<String, Bound> before = new HashMap<>(bound);
    T result = body.get();
    bound = before;
    return result;
  }

  void bind(String name, String word) {
    bound.put(name, new Bound(named(word), definition(word)));
  }

  void bindElement(String name, String list, JsonValue element) {
    JsonObject definition = definition(list);
    boolean isOfFiles = FILES.contains(member(definition, "type"));
    bound.put(
        name,
        new Bound(
            element,
            isOfFiles ? definition : (JsonObject) definition.member("items").orElse(UNKNOWN)));
  }

  void bindIndex(String name, int index) {
    bound.put(name, new Bound(JsonValue.of(index), UNKNOWN));
  }

  /** What a placeholder of this one word gives, with markers for what comes late. */
  Optional<JsonValue> whole(String word) {
    Bound local = bound.get(word);
    if (local != null) {
      return Optional.of(marked(local.value(), local.definition()));
    }
    if (word.equals("null")) {
      return Optional.of(JsonValue.ofNull());
    }
    Optional<JsonValue> value = values.member(word);
    if (value.isPresent()) {
      return value.map(v -> marked(v, definition(word)));
    }
    return switch (member(definition(word), "on_missing")) {
      case "null" -> Optional.of(JsonValue.ofNull());
      case "empty" -> Optional.of(JsonValue.of(""));
      default -> Optional.empty();
    };
  }

  /** What a condition, list or name sees. */
  JsonValue named(String word) {
    Bound local = bound.get(word);
    return local != null
        ? local.value()
        : values.member(word).orElseGet(() -> absent(definition(word)));
  }

  private static JsonValue absent(JsonObject definition) {
    String type = member(definition, "type");
    boolean isList =
        List.of("list", "multiselect").contains(type)
            || (FILES.contains(type)
                && definition.member("multiple").filter(JsonValue.of(true)::equals).isPresent());
    if (isList) {
      return JsonValue.array();
    }
    return type.equals("checkbox") ? JsonValue.of(false) : JsonValue.ofNull();
  }

  private JsonObject definition(String word) {
    Bound local = bound.get(word);
    return local == null
        ? (JsonObject) definitions.member(word).orElse(UNKNOWN)
        : local.definition();
  }

  private static String member(JsonObject object, String name) {
    return object.member(name).orElse(JsonValue.of("")) instanceof JsonString(String text)
        ? text
        : "";
  }

  private static JsonValue marked(JsonValue value, JsonObject definition) {
    String type = member(definition, "type");
    if (value instanceof JsonArray(var elements)) {
      JsonObject each =
          FILES.contains(type)
              ? definition
              : (JsonObject) definition.member("items").orElse(UNKNOWN);
      List<JsonValue> all = new ArrayList<>();
      elements.forEach(element -> all.add(marked(element, each)));
      return new JsonArray(all);
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    if (type.equals("secret")) {
      return JsonValue.of("***");
    }
    if (FILES.contains(type)) {
      return JsonValue.of("asset:" + member(object, "asset"));
    }
    JsonObject fields = (JsonObject) definition.member("fields").orElse(UNKNOWN);
    var marked = JsonValue.object();
    object
        .members()
        .forEach(
            (name, member) ->
                marked.put(name, marked(member, (JsonObject) fields.member(name).orElse(UNKNOWN))));
    return marked.build();
  }
}
