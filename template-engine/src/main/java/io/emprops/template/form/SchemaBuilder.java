package io.emprops.template.form;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.OnMissing;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.WhenHidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes definitions as JSON Schema of draft 2020-12. The schema never refuses what the checker
 * accepts, text that stands for a number included; what it cannot say stands in {@code
 * x-emprops-checks}.
 */
public final class SchemaBuilder {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private SchemaBuilder() {}

  /** The schema of a document's inputs. */
  public static JsonValue inputs(List<VariableDefinition> definitions) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("$schema", JsonValue.of(DRAFT));
    members.putAll(object(definitions).members());
    return new JsonObject(members);
  }

  /** An object of these members and no others. */
  static JsonObject object(Iterable<VariableDefinition> definitions) {
    var properties = JsonValue.object();
    List<String> required = new ArrayList<>();
    for (VariableDefinition definition : definitions) {
      properties.put(definition.name().value(), ValueSchema.of(definition));
      if (isAlwaysRequired(definition)) {
        required.add(definition.name().value());
      }
    }
    var schema = JsonValue.object().put("type", "object").put("properties", properties.build());
    if (!required.isEmpty()) {
      schema.putStrings("required", required);
    }
    return schema.put("additionalProperties", false).build();
  }

  /** Whether an input without it is always refused: no default, no hiding, no drawing. */
  static boolean isAlwaysRequired(VariableDefinition definition) {
    boolean isDrawn =
        definition.rules() instanceof ValueRules.Numeric numeric && numeric.randomize();
    return (definition.required() || definition.onMissing() == OnMissing.ERROR)
        && definition.defaultValue() == null
        && !isHideable(definition)
        && !isDrawn;
  }

  /** Whether there are inputs with which its value is not looked at. */
  static boolean isHideable(VariableDefinition definition) {
    return definition.visibleIf() != null && definition.whenHidden() == WhenHidden.DROP;
  }
}
