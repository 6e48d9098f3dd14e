package io.emprops.core.json;

import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a value stands in another, as documents and payloads write it: a JSON Pointer (RFC 6901,
 * {@code /choices/0/text}) or with dots and brackets ({@code choices[0].text}, with or without
 * {@code $} before it). The empty text is the whole value.
 *
 * @param steps names of members, or positions in arrays
 */
public record JsonPlace(List<String> steps) {
  public JsonPlace {
    steps = List.copyOf(steps);
  }

  /** Reads either form; every text is one of them. */
  public static JsonPlace parse(String text) {
    List<String> steps = new ArrayList<>();
    if (text.startsWith("/")) {
      for (String step : text.substring(1).split("/", -1)) {
        steps.add(step.replace("~1", "/").replace("~0", "~"));
      }
      return new JsonPlace(steps);
    }
    String dotted = text.startsWith("$") ? text.substring(1) : text;
    for (String step : dotted.replace("[", ".").replace("]", "").split("\\.", -1)) {
      if (!step.isEmpty()) {
        steps.add(step);
      }
    }
    return new JsonPlace(steps);
  }

  /** What stands there, if anything does; null is something. */
  public Optional<JsonValue> in(JsonValue value) {
    Optional<JsonValue> found = Optional.of(value);
    for (String step : steps) {
      found = found.flatMap(here -> step(here, step));
    }
    return found;
  }

  private static Optional<JsonValue> step(JsonValue value, String step) {
    return switch (value) {
      case JsonObject object -> object.member(step);
      case JsonArray(var elements)
          when step.matches("[0-9]{1,9}") && Integer.parseInt(step) < elements.size() ->
          Optional.of(elements.get(Integer.parseInt(step)));
      case JsonArray _, JsonString _, JsonNull _, JsonBoolean _, JsonNumber _ -> Optional.empty();
    };
  }
}
