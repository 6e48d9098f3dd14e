package io.emprops.template.form;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.Set;

/**
 * Tells whether a schema that a document brings along means the same inside another one. References
 * and identifiers do not; patterns and formats are read differently from place to place.
 */
final class InlineSchema {
  private static final Set<String> PLAIN =
      Set.of(
          "type",
          "enum",
          "const",
          "required",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties",
          "title",
          "description",
          "default",
          "examples",
          "deprecated");
  private static final Set<String> ONE = Set.of("items", "additionalProperties", "not");
  private static final Set<String> SEVERAL = Set.of("allOf", "anyOf", "oneOf");

  private InlineSchema() {}

  static boolean isSafe(JsonValue schema) {
    return schema instanceof JsonBoolean
        || (schema instanceof JsonObject object
            && object.members().entrySet().stream()
                .allMatch(keyword -> isSafe(keyword.getKey(), keyword.getValue())));
  }

  private static boolean isSafe(String keyword, JsonValue argument) {
    if (ONE.contains(keyword)) {
      return isSafe(argument);
    }
    if (SEVERAL.contains(keyword)) {
      return argument instanceof JsonArray(var each)
          && each.stream().allMatch(InlineSchema::isSafe);
    }
    if (keyword.equals("properties")) {
      return argument instanceof JsonObject(var each)
          && each.values().stream().allMatch(InlineSchema::isSafe);
    }
    return PLAIN.contains(keyword);
  }
}
