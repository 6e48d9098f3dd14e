package io.emprops.core.template;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts secrets and assets into a payload. Called at the moment of sending and never before. */
public final class LateValues {
  private LateValues() {}

  /** Knows the text that stands for a secret or an asset. */
  @FunctionalInterface
  public interface Resolver {

    /** The text, if there is one; never asked for a part that is text already. */
    Optional<String> find(LatePart part);
  }

  /** What came of filling a payload. */
  public sealed interface Outcome {}

  /** Every late value is in its place. */
  public record Filled(JsonValue payload) implements Outcome {}

  /** At least one part is not known; nothing was filled. */
  public record Unknown(String pointer, LatePart part) implements Outcome {}

  /**
   * Replaces the value at each late value's pointer by its text.
   *
   * @throws IllegalArgumentException if a pointer leads nowhere
   */
  public static Outcome fill(JsonValue payload, List<LateValue> late, Resolver resolver) {
    Map<String, JsonValue> texts = new HashMap<>();
    for (LateValue value : late) {
      var text = new StringBuilder();
      for (LatePart part : value.parts()) {
        Optional<String> found =
            part instanceof LatePart.Text(String plain) ? Optional.of(plain) : resolver.find(part);
        if (found.isEmpty()) {
          return new Unknown(value.pointer(), part);
        }
        text.append(found.get());
      }
      texts.put(value.pointer(), JsonValue.of(text.toString()));
    }
    if (texts.isEmpty()) {
      return new Filled(payload);
    }
    JsonValue filled = replace(payload, "", texts);
    if (!texts.isEmpty()) {
      throw new IllegalArgumentException(
          "the payload has no value at '%s'".formatted(texts.keySet().iterator().next()));
    }
    return new Filled(filled);
  }

  /** Takes out of {@code texts} what it has put in place. */
  private static JsonValue replace(JsonValue value, String pointer, Map<String, JsonValue> texts) {
    JsonValue text = texts.remove(pointer);
    if (text != null) {
      return text;
    }
    return switch (value) {
      case JsonArray(var elements) -> {
        List<JsonValue> replaced = new ArrayList<>(elements.size());
        for (JsonValue element : elements) {
          replaced.add(replace(element, pointer + "/" + replaced.size(), texts));
        }
        yield new JsonArray(replaced);
      }
      case JsonObject(var members) -> {
        Map<String, JsonValue> replaced = new LinkedHashMap<>();
        members.forEach(
            (name, member) ->
                replaced.put(name, replace(member, pointer + "/" + escaped(name), texts)));
        yield new JsonObject(replaced);
      }
      case JsonValue.JsonNull _,
          JsonValue.JsonBoolean _,
          JsonValue.JsonNumber _,
          JsonValue.JsonString _ ->
          value;
    };
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
