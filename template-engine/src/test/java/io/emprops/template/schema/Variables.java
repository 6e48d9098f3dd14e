package io.emprops.template.schema;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.ChoiceOption;
import io.emprops.core.template.OnMissing;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.core.template.WhenHidden;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Definitions for tests; a name tells what the variable is. */
final class Variables {
  private Variables() {}

  /** {@code number_1_5} is a number from 1 to 5, {@code select_a_7} one of "a" and 7. */
  static VariableDefinition named(String name) {
    List<String> parts = List.of(name.split("_"));
    List<String> rest = parts.subList(1, parts.size());
    return switch (parts.getFirst()) {
      case "nullable" -> nullable(named(String.join("_", rest)));
      case "null" -> onMissing(named(String.join("_", rest)), OnMissing.NULL);
      case "empty" -> onMissing(named(String.join("_", rest)), OnMissing.EMPTY);
      case "required" -> required(named(String.join("_", rest)));
      case "files" ->
          plain(name, VariableType.FILE, new ValueRules.Asset(List.of(), null, true, 1, 3));
      case "list" -> plain(name, VariableType.LIST, items(rest));
      case "object" -> plain(name, VariableType.OBJECT, fields(rest));
      default -> simple(name, VariableType.ofWire(parts.getFirst()), rest);
    };
  }

  static VariableDefinition plain(String name, VariableType type, ValueRules rules) {
    return VariableDefinition.plain(new VariableName(name), type, rules);
  }

  private static VariableDefinition simple(String name, VariableType type, List<String> rest) {
    ValueRules rules =
        switch (type) {
          case TEXT, TEXTAREA ->
              new ValueRules.Text(count(rest, 0), count(rest, 1), null, null, null);
          case NUMBER, INTEGER, SLIDER, SEED ->
              new ValueRules.Numeric(
                  number(rest, 0), number(rest, 1), null, null, null, null, false);
          case SELECT, MULTISELECT -> choice(rest, false);
          case DATE, TIME, DATETIME -> new ValueRules.Temporal(null, null);
          case URL -> new ValueRules.Url(List.of(), List.of());
          case FILE, IMAGE, AUDIO, VIDEO ->
              new ValueRules.Asset(List.of(), null, false, null, null);
          case JSON -> new ValueRules.Schema(null);
          case SECRET -> new ValueRules.Secret(List.of(), null);
          case CHECKBOX, COLOR, EMAIL -> new ValueRules.None();
          case LIST, OBJECT -> throw new IllegalArgumentException(name);
        };
    return plain(name, type, rules);
  }

  private static ValueRules.Choice choice(List<String> rest, boolean allowOther) {
    boolean isOpen = allowOther || rest.contains("other");
    return new ValueRules.Choice(
        rest.stream().filter(o -> !o.equals("other")).map(Variables::option).toList(),
        null,
        isOpen,
        null,
        null);
  }

  private static ChoiceOption option(String text) {
    JsonValue value = text.matches("[0-9]+|true|false") ? JsonText.parse(text) : JsonValue.of(text);
    return new ChoiceOption(value, text, null);
  }

  /** {@code list_1_5_text}: 1 to 5 of text. */
  private static ValueRules.Items items(List<String> rest) {
    String of = String.join("_", rest.subList(2, rest.size()));
    return new ValueRules.Items(named(of), count(rest, 0), count(rest, 1));
  }

  /** {@code object_a_text_b_number}: two fields, the first required. */
  private static ValueRules.Fields fields(List<String> rest) {
    Map<VariableName, VariableDefinition> fields = new LinkedHashMap<>();
    for (int i = 0; i + 1 < rest.size(); i += 2) {
      VariableDefinition definition = named(rest.get(i + 1));
      var field = plain(rest.get(i), definition.type(), definition.rules());
      fields.put(field.name(), i == 0 ? required(field) : field);
    }
    return new ValueRules.Fields(fields);
  }

  static VariableDefinition nullable(VariableDefinition d) {
    return with(d, d.required(), true, d.onMissing());
  }

  static VariableDefinition required(VariableDefinition d) {
    return with(d, true, d.nullable(), OnMissing.ERROR);
  }

  private static VariableDefinition onMissing(VariableDefinition d, OnMissing onMissing) {
    return with(d, d.required(), d.nullable(), onMissing);
  }

  private static VariableDefinition with(
      VariableDefinition d, boolean required, boolean nullable, OnMissing onMissing) {
    return new VariableDefinition(
        d.name(),
        d.type(),
        d.rules(),
        null,
        null,
        null,
        required,
        nullable,
        onMissing,
        null,
        null,
        null,
        WhenHidden.DROP,
        false,
        List.of());
  }

  private static Optional<String> part(List<String> rest, int index) {
    return Stream.of(rest).filter(r -> r.size() > index).map(r -> r.get(index)).findFirst();
  }

  private static @Nullable Integer count(List<String> rest, int index) {
    return part(rest, index).map(Integer::valueOf).orElse(null);
  }

  private static @Nullable BigDecimal number(List<String> rest, int index) {
    return part(rest, index).map(BigDecimal::new).orElse(null);
  }
}
