package io.emprops.template.component;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.template.VariableType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a form: definitions by name, as in {@code variable_types}, or the older list {@code
 * {fields: [{id, name, type, default, constraints: {min, max, step}, options, …}]}}.
 */
record ComfyForm(Optional<JsonValue> form) {
  private static final List<String> KEPT =
      List.of("default", "placeholder", "description", "required", "group");
  private static final List<String> BOUNDS = List.of("min", "max", "step");

  Map<String, JsonValue> definitions() {
    if (!(form.orElseGet(JsonValue::emptyObject) instanceof JsonObject object)) {
      return Map.of();
    }
    return object.member("fields").orElseGet(JsonValue::ofNull) instanceof JsonArray(var fields)
        ? ofFields(fields)
        : object.members();
  }

  /** The definition of a field that the form lacks. */
  static JsonValue ofUse(JsonObject use) {
    var definition = JsonValue.object().put("type", typeOfUse(use));
    use.member("default").ifPresent(value -> definition.put("default", value));
    use.member("is_required")
        .filter(JsonBoolean.class::isInstance)
        .ifPresent(value -> definition.put("required", value));
    return definition.build();
  }

  private static String typeOfUse(JsonObject use) {
    return switch (text(use, "type").orElse("")) {
      case "asset" -> VariableType.FILE.wire();
      case "prompt" -> VariableType.TEXTAREA.wire();
      default -> ofDefault(use.member("default").orElseGet(JsonValue::ofNull)).wire();
    };
  }

  private static VariableType ofDefault(JsonValue value) {
    return switch (value) {
      case JsonValue.JsonNumber _ -> VariableType.NUMBER;
      case JsonBoolean _ -> VariableType.CHECKBOX;
      case JsonValue _ -> VariableType.TEXT;
    };
  }

  private static Map<String, JsonValue> ofFields(List<JsonValue> fields) {
    Map<String, JsonValue> definitions = new LinkedHashMap<>();
    for (JsonValue each : fields) {
      if (each instanceof JsonObject field) {
        text(field, "id").ifPresent(id -> definitions.put(id, ofField(field)));
      }
    }
    return definitions;
  }

  private static JsonValue ofField(JsonObject field) {
    String type = text(field, "type").filter(VariableType.names()::contains).orElse("text");
    var definition = JsonValue.object().put("type", type);
    text(field, "name").ifPresent(name -> definition.put("label", name));
    KEPT.forEach(name -> field.member(name).ifPresent(value -> definition.put(name, value)));
    if (field.member("constraints").orElseGet(JsonValue::ofNull) instanceof JsonObject bounds) {
      BOUNDS.forEach(name -> bounds.member(name).ifPresent(value -> definition.put(name, value)));
    }
    if (field.member("options").orElseGet(JsonValue::ofNull) instanceof JsonArray(var options)) {
      definition.put("options", new JsonArray(options.stream().map(ComfyForm::option).toList()));
    }
    return definition.build();
  }

  /** The older form calls the label of a choice its name. */
  private static JsonValue option(JsonValue option) {
    if (!(option instanceof JsonObject object) || object.member("value").isEmpty()) {
      return option;
    }
    var choice = JsonValue.object().put("value", object.member("value").orElseThrow());
    text(object, "label")
        .or(() -> text(object, "name"))
        .ifPresent(label -> choice.put("label", label));
    return choice.build();
  }

  private static Optional<String> text(JsonObject object, String member) {
    return object.member(member).orElseGet(JsonValue::ofNull) instanceof JsonString(String text)
        ? Optional.of(text)
        : Optional.empty();
  }
}
