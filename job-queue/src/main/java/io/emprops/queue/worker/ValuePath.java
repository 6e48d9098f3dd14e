package io.emprops.queue.worker;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A place in a result: a JSON Pointer, or {@code choices[0].message.content}. */
record ValuePath(String text) {

  /** What stands there; a path counts from the value, or from its {@code body}. */
  Optional<JsonValue> in(JsonValue result) {
    return from(result).or(() -> step(result, "body").flatMap(this::from));
  }

  private Optional<JsonValue> from(JsonValue value) {
    Optional<JsonValue> found = Optional.of(value);
    for (String step : steps()) {
      found = found.flatMap(here -> step(here, step));
    }
    return found;
  }

  private List<String> steps() {
    List<String> steps = new ArrayList<>();
    if (text.startsWith("/")) {
      for (String step : text.substring(1).split("/", -1)) {
        steps.add(step.replace("~1", "/").replace("~0", "~"));
      }
      return steps;
    }
    String dotted = text.startsWith("$") ? text.substring(1) : text;
    for (String step : dotted.replace("[", ".").replace("]", "").split("\\.", -1)) {
      if (!step.isEmpty()) {
        steps.add(step);
      }
    }
    return steps;
  }

  private static Optional<JsonValue> step(JsonValue value, String step) {
    return switch (value) {
      case JsonObject object -> object.member(step);
      case JsonArray(var elements)
          when step.matches("[0-9]{1,9}") && Integer.parseInt(step) < elements.size() ->
          Optional.of(elements.get(Integer.parseInt(step)));
      case JsonArray _, JsonString _, JsonNull _, JsonValue.JsonBoolean _, JsonValue.JsonNumber _ ->
          Optional.empty();
    };
  }
}
