package io.emprops.it.bench.work;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A document to render, with its inputs.
 *
 * @param name as tables show it
 * @param source the document's text
 * @param inputs a value for each variable, such as people give
 */
public record Work(String name, String source, JsonObject inputs) {
  private static final Set<String> TEXT_TYPES = Set.of("text", "textarea");

  /** The document's template. */
  public JsonValue template() {
    return member("template");
  }

  /** Inputs whose texts try to break out of where they are put. */
  public JsonObject hostileInputs() {
    Map<String, JsonValue> hostile = new LinkedHashMap<>(inputs.members());
    int turn = 0;
    for (var definition : ((JsonObject) member("variable_types")).members().entrySet()) {
      if (isText((JsonObject) definition.getValue())) {
        hostile.put(definition.getKey(), JsonValue.of(HostileText.of(turn, inputs)));
        turn++;
      }
    }
    return new JsonObject(hostile);
  }

  private static boolean isText(JsonObject definition) {
    return definition.member("type").orElseThrow() instanceof JsonString(String type)
        && TEXT_TYPES.contains(type);
  }

  private JsonValue member(String member) {
    return ((JsonObject) JsonText.parse(source)).member(member).orElseThrow();
  }
}
