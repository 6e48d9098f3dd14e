package io.emprops.template.surface;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableType;
import java.util.Optional;

/**
 * Reads a value as people write it into a cell or after a flag. Nothing is guessed: the kind of the
 * variable alone says whether a text is taken as it is or is JSON, and a text that stands for a
 * number, a flag or an option is left to the checker, which reads such text everywhere.
 */
final class WrittenValue {
  private WrittenValue() {}

  /**
   * The value.
   *
   * @throws io.emprops.core.json.JsonTextException if the kind is written as JSON and this is none
   */
  static JsonValue read(VariableDefinition definition, String text) {
    return switch (definition.type()) {
      case TEXT,
          TEXTAREA,
          NUMBER,
          INTEGER,
          SLIDER,
          SEED,
          SELECT,
          CHECKBOX,
          DATE,
          TIME,
          DATETIME,
          COLOR,
          URL,
          EMAIL ->
          JsonValue.of(text);
      case FILE, IMAGE, AUDIO, VIDEO ->
          isRepeated(definition) ? JsonText.parse(text) : reference("asset", text);
      case SECRET -> reference("secret", text);
      case MULTISELECT, JSON, LIST, OBJECT -> JsonText.parse(text);
    };
  }

  /** Whether its value is an array. */
  static boolean isRepeated(VariableDefinition definition) {
    return switch (definition.rules()) {
      case ValueRules.Items _ -> true;
      case ValueRules.Asset asset -> asset.multiple();
      case ValueRules.Choice _ -> definition.type() == VariableType.MULTISELECT;
      case ValueRules.None _,
          ValueRules.Text _,
          ValueRules.Numeric _,
          ValueRules.Temporal _,
          ValueRules.Url _,
          ValueRules.Schema _,
          ValueRules.Secret _,
          ValueRules.Fields _ ->
          false;
    };
  }

  /**
   * One element of a value that is an array.
   *
   * @throws io.emprops.core.json.JsonTextException as {@link #read} does
   */
  static JsonValue element(VariableDefinition definition, String text) {
    return switch (definition.rules()) {
      case ValueRules.Asset _ -> reference("asset", text);
      case ValueRules.Choice _ -> JsonValue.of(text);
      case ValueRules.Items items ->
          Optional.ofNullable(items.items())
              .map(element -> read(element, text))
              .orElseGet(() -> JsonText.parse(text));
      case ValueRules.None _,
          ValueRules.Text _,
          ValueRules.Numeric _,
          ValueRules.Temporal _,
          ValueRules.Url _,
          ValueRules.Schema _,
          ValueRules.Secret _,
          ValueRules.Fields _ ->
          throw new IllegalArgumentException(definition.name() + " takes no array");
    };
  }

  /** The name by itself, or the whole reference as JSON. */
  private static JsonValue reference(String member, String text) {
    return text.startsWith("{") || text.startsWith("[")
        ? JsonText.parse(text)
        : JsonValue.object().put(member, text).build();
  }
}
