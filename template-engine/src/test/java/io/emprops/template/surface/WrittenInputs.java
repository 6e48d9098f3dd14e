package io.emprops.template.surface;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON inputs as someone would write them into cells or after flags, where that is possible.
 */
final class WrittenInputs {
  private final boolean areFlags;

  private WrittenInputs(boolean areFlags) {
    this.areFlags = areFlags;
  }

  /** Names of columns and texts of cells. */
  static Optional<Map<String, String>> cells(
      Map<VariableName, VariableDefinition> definitions, JsonObject inputs) {
    return new WrittenInputs(false)
        .all(definitions, inputs)
        .filter(parts -> parts.stream().noneMatch(part -> part.text().isEmpty()))
        .map(
            parts -> {
              Map<String, String> cells = new LinkedHashMap<>();
              parts.forEach(part -> cells.put(part.name(), part.text()));
              return cells;
            });
  }

  static Optional<List<String>> flags(
      Map<VariableName, VariableDefinition> definitions, JsonObject inputs) {
    return new WrittenInputs(true)
        .all(definitions, inputs)
        .map(parts -> parts.stream().map(Part::flag).toList());
  }

  private record Part(String name, String text) {
    String flag() {
      return "--" + name + "=" + text;
    }
  }

  private Optional<List<Part>> all(
      Map<VariableName, VariableDefinition> definitions, JsonObject inputs) {
    List<Part> parts = new ArrayList<>();
    for (var input : inputs.members().entrySet()) {
      String name = input.getKey();
      @Nullable VariableDefinition definition =
          VariableName.isValid(name) ? definitions.get(new VariableName(name)) : null;
      Optional<List<Part>> written =
          definition == null
              ? Optional.of(List.of(new Part(name, input.getValue().toJson())))
              : value(name, definition, input.getValue());
      if (written.isEmpty()) {
        return Optional.empty();
      }
      parts.addAll(written.get());
    }
    return Optional.of(parts);
  }

  private Optional<List<Part>> value(String name, VariableDefinition definition, JsonValue value) {
    if (definition.rules() instanceof ValueRules.Fields(var fields) && !fields.isEmpty()) {
      return Optional.of(
          fields(name, fields, value).orElse(List.of(new Part(name, value.toJson()))));
    }
    if (areFlags && WrittenValue.isRepeated(definition)) {
      return repeated(name, definition, value);
    }
    return one(definition, value).map(text -> List.of(new Part(name, text)));
  }

  private Optional<List<Part>> fields(
      String name, Map<VariableName, VariableDefinition> fields, JsonValue value) {
    if (!(value instanceof JsonObject object) || object.members().isEmpty()) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    for (var member : object.members().entrySet()) {
      @Nullable VariableDefinition field = fields.get(new VariableName(member.getKey()));
      Optional<List<Part>> written =
          field == null
              ? Optional.empty()
              : value(name + "." + member.getKey(), field, member.getValue());
      boolean isWritten =
          written
              .filter(w -> areFlags || w.stream().noneMatch(p -> p.text().isEmpty()))
              .isPresent();
      if (!isWritten) {
        return Optional.empty();
      }
      parts.addAll(written.orElseThrow());
    }
    return Optional.of(parts);
  }

  private Optional<List<Part>> repeated(
      String name, VariableDefinition definition, JsonValue value) {
    if (!(value instanceof JsonArray(var elements)) || elements.isEmpty()) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    for (JsonValue element : elements) {
      Optional<String> text = element(definition, element);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      parts.add(new Part(name, text.get()));
    }
    return Optional.of(parts);
  }

  private static Optional<String> element(VariableDefinition definition, JsonValue element) {
    return switch (definition.rules()) {
      case ValueRules.Asset _ -> reference(element);
      case ValueRules.Choice choice -> option(choice, element);
      case ValueRules.Items items when items.items() != null -> one(items.items(), element);
      default -> Optional.of(element.toJson());
    };
  }

  private static Optional<String> one(VariableDefinition definition, JsonValue value) {
    return switch (definition.type()) {
      case TEXT, TEXTAREA, DATE, TIME, DATETIME, COLOR, URL, EMAIL -> text(value);
      case NUMBER, INTEGER, SLIDER, SEED ->
          value instanceof JsonNumber(String digits) ? Optional.of(digits) : text(value);
      case CHECKBOX ->
          value instanceof JsonBoolean(boolean flag)
              ? Optional.of(Boolean.toString(flag))
              : text(value);
      case SELECT -> option((ValueRules.Choice) definition.rules(), value);
      case FILE, IMAGE, AUDIO, VIDEO ->
          WrittenValue.isRepeated(definition) ? Optional.of(value.toJson()) : reference(value);
      case SECRET -> reference(value);
      case MULTISELECT, JSON, LIST, OBJECT -> Optional.of(value.toJson());
    };
  }

  private static Optional<String> text(JsonValue value) {
    return value instanceof JsonString(String text) ? Optional.of(text) : Optional.empty();
  }

  /** Objects and arrays are told from names by how they begin. */
  private static Optional<String> reference(JsonValue value) {
    return value instanceof JsonObject || value instanceof JsonArray
        ? Optional.of(value.toJson())
        : Optional.empty();
  }

  /** A number or a flag can be written if its text means that option, or none at all. */
  private static Optional<String> option(ValueRules.Choice rules, JsonValue value) {
    if (!(value instanceof JsonNumber || value instanceof JsonBoolean)) {
      return text(value);
    }
    List<JsonValue> options = rules.options().stream().map(option -> option.value()).toList();
    boolean isText = options.contains(JsonValue.of(value.toJson()));
    boolean isOpen = rules.allowOther() || rules.optionsFrom() != null;
    boolean isOption = options.contains(value);
    boolean isEqual =
        value instanceof JsonNumber number
            && options.stream()
                .anyMatch(
                    option ->
                        option instanceof JsonNumber other
                            && other.decimal().compareTo(number.decimal()) == 0);
    return !isText && (isOption || (!isOpen && !isEqual))
        ? Optional.of(value.toJson())
        : Optional.empty();
  }
}
