package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.template.parse.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where schemas stand inside a schema; all else in it is data. */
final class Subschemas {
  private static final Set<String> ONE =
      Set.of(
          "additionalProperties",
          "contains",
          "contentSchema",
          "else",
          "if",
          "items",
          "not",
          "propertyNames",
          "then",
          "unevaluatedItems",
          "unevaluatedProperties");
  private static final Set<String> LISTED = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
  private static final Set<String> NAMED =
      Set.of("$defs", "definitions", "dependentSchemas", "patternProperties", "properties");

  private Subschemas() {}

  /** A schema and where it stands in its document. */
  record Placed(JsonValue schema, Pointer at) {}

  /** Each schema directly inside this one, in order. */
  static List<Placed> of(JsonObject schema, Pointer at) {
    List<Placed> found = new ArrayList<>();
    for (Map.Entry<String, JsonValue> member : schema.members().entrySet()) {
      String keyword = member.getKey();
      JsonValue value = member.getValue();
      Pointer here = at.child(keyword);
      if (ONE.contains(keyword)) {
        found.add(new Placed(value, here));
      } else if (LISTED.contains(keyword) && value instanceof JsonArray(var elements)) {
        for (int i = 0; i < elements.size(); i++) {
          found.add(new Placed(elements.get(i), here.child(i)));
        }
      } else if (NAMED.contains(keyword) && value instanceof JsonObject(var members)) {
        members.forEach((name, inner) -> found.add(new Placed(inner, here.child(name))));
      }
    }
    return found;
  }
}
