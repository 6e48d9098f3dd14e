package io.emprops.template.surface;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts inputs together from values at paths. */
final class InputsBuilder {
  private final Map<String, Slot> slots = new LinkedHashMap<>();

  private sealed interface Slot {}

  private record Whole(JsonValue value) implements Slot {}

  private record Fields(InputsBuilder fields) implements Slot {}

  /** Puts the value there, unless one is there, or one that holds it, or a part of it. */
  boolean put(List<String> steps, JsonValue value) {
    String name = steps.getFirst();
    if (steps.size() == 1) {
      return slots.putIfAbsent(name, new Whole(value)) == null;
    }
    return slots.computeIfAbsent(name, _ -> new Fields(new InputsBuilder()))
            instanceof Fields(InputsBuilder fields)
        && fields.put(steps.subList(1, steps.size()), value);
  }

  JsonObject build() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    slots.forEach(
        (name, slot) ->
            members.put(
                name,
                switch (slot) {
                  case Whole(JsonValue value) -> value;
                  case Fields(InputsBuilder fields) -> fields.build();
                }));
    return new JsonObject(members);
  }
}
