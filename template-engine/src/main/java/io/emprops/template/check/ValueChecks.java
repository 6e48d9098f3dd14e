package io.emprops.template.check;

import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The check of each kind of variable. */
final class ValueChecks {
  private ValueChecks() {}

  static ValueCheck of(VariableDefinition definition) {
    VariableType type = definition.type();
    return switch (definition.rules()) {
      case ValueRules.Text text -> TextCheck.of(text);
      case ValueRules.Numeric numeric ->
          NumberCheck.of(numeric, type == VariableType.INTEGER || type == VariableType.SEED);
      case ValueRules.Choice choice ->
          type == VariableType.MULTISELECT
              ? list(ChoiceCheck.of(choice), choice)
              : ChoiceCheck.of(choice);
      case ValueRules.Temporal temporal -> new TemporalCheck(type, temporal);
      case ValueRules.Url url -> FormatCheck.url(url);
      case ValueRules.Asset asset -> asset(asset);
      case ValueRules.Schema(var schema) ->
          schema == null ? new AnyCheck() : SchemaCheck.of(schema);
      case ValueRules.Secret _ -> new ReferenceCheck("secret");
      case ValueRules.Items items -> list(items);
      case ValueRules.Fields(var fields) -> object(fields.values());
      case ValueRules.None _ -> plain(type);
    };
  }

  private static ValueCheck plain(VariableType type) {
    return switch (type) {
      case CHECKBOX -> new FlagCheck();
      case COLOR -> FormatCheck.color();
      case EMAIL -> FormatCheck.email();
      case TEXT,
          TEXTAREA,
          NUMBER,
          INTEGER,
          SLIDER,
          SELECT,
          MULTISELECT,
          DATE,
          TIME,
          DATETIME,
          URL,
          FILE,
          IMAGE,
          AUDIO,
          VIDEO,
          JSON,
          SECRET,
          SEED,
          LIST,
          OBJECT ->
          throw new IllegalArgumentException("the rules of " + type.wire() + " are missing");
    };
  }

  private static ValueCheck list(ValueCheck each, ValueRules.Choice rules) {
    return new ListCheck(each::check, rules.minItems(), rules.maxItems());
  }

  private static ValueCheck asset(ValueRules.Asset rules) {
    var one = new ReferenceCheck("asset");
    return rules.multiple() ? new ListCheck(one::check, rules.minItems(), rules.maxItems()) : one;
  }

  private static ValueCheck list(ValueRules.Items rules) {
    VariableDefinition items = rules.items();
    if (items == null) {
      return new ListCheck((value, _, _) -> value, rules.minItems(), rules.maxItems());
    }
    VariableCheck element = VariableCheck.of(items);
    return new ListCheck(element::element, rules.minItems(), rules.maxItems());
  }

  private static ValueCheck object(Iterable<VariableDefinition> fields) {
    Map<String, VariableCheck> checks = new LinkedHashMap<>();
    fields.forEach(field -> checks.put(field.name().value(), VariableCheck.of(field)));
    return new ObjectCheck(checks);
  }
}
