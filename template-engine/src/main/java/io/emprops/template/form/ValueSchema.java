package io.emprops.template.form;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.json.JsonValue.ObjectBuilder;
import io.emprops.core.template.ChoiceOption;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema of one variable's value. */
final class ValueSchema {
  private static final String NUMBER_TEXT =
      "^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$";

  private final VariableDefinition definition;
  private final ObjectBuilder notes = JsonValue.object();
  private final ObjectBuilder schema = JsonValue.object();
  private final ObjectBuilder checks = JsonValue.object();

  private ValueSchema(VariableDefinition definition) {
    this.definition = definition;
  }

  static JsonObject of(VariableDefinition definition) {
    var schema = new ValueSchema(definition);
    schema.notes();
    // A hidden variable's value is not looked at.
    if (definition.visibleIf() == null) {
      schema.rules(definition.rules());
    } else {
      schema.checks.put("visible_if", definition.visibleIf());
    }
    return schema.build();
  }

  private JsonObject build() {
    // Where a value is required, an empty text counts as none, and the default stands in.
    boolean takesEmpty = definition.required() && !SchemaBuilder.isAlwaysRequired(definition);
    if (takesEmpty) {
      var empty = JsonValue.object().put("const", "").build();
      notes.put("anyOf", JsonValue.array(schema.build(), empty));
    } else {
      schema.build().members().forEach(notes::put);
    }
    JsonObject unstated = checks.build();
    if (!unstated.members().isEmpty()) {
      notes.put("x-emprops-checks", unstated);
    }
    return notes.build();
  }

  private void notes() {
    put(notes, "title", definition.label());
    put(notes, "description", definition.description());
    JsonValue value = definition.defaultValue();
    boolean isShown = definition.type() != VariableType.SECRET;
    if (value != null && isShown) {
      notes.put("default", value);
    }
    if (!definition.examples().isEmpty() && isShown) {
      notes.put("examples", new JsonArray(definition.examples()));
    }
    if (definition.deprecated()) {
      notes.put("deprecated", true);
    }
  }

  private void rules(ValueRules rules) {
    switch (rules) {
      case ValueRules.Text text -> text(text);
      case ValueRules.Numeric numeric -> numeric(numeric);
      case ValueRules.Choice choice -> choice(choice);
      case ValueRules.Temporal temporal -> temporal(temporal);
      case ValueRules.Url url -> url(url);
      case ValueRules.Asset asset -> asset(asset);
      case ValueRules.Schema json -> put(checks, "schema", json.schema());
      case ValueRules.Secret _ -> reference(schema, "secret");
      case ValueRules.Items items -> items(items);
      case ValueRules.Fields(var fields) -> {
        if (!fields.isEmpty()) {
          SchemaBuilder.object(fields.values()).members().forEach(schema::put);
        }
        types(schema, "object");
      }
      case ValueRules.None _ -> plain();
    }
  }

  private void plain() {
    if (definition.type() == VariableType.CHECKBOX) {
      oneOf(
          "enum",
          List.of(
              JsonValue.of(true),
              JsonValue.of(false),
              JsonValue.of("true"),
              JsonValue.of("false")));
    } else {
      types(schema, "string");
      checks.put("format", definition.type().wire());
    }
  }

  private void text(ValueRules.Text rules) {
    types(schema, "string");
    put(schema, "minLength", rules.minLength());
    put(schema, "maxLength", rules.maxLength());
    put(schema, "pattern", rules.pattern());
    // An empty text counts as absent only where a value is required.
    boolean isNone = definition.required() && SchemaBuilder.isAlwaysRequired(definition);
    if (isNone && rules.minLength() == null) {
      schema.put("minLength", 1);
    }
  }

  private void numeric(ValueRules.Numeric rules) {
    boolean isInteger =
        definition.type() == VariableType.INTEGER || definition.type() == VariableType.SEED;
    types(schema, isInteger ? "integer" : "number", "string");
    put(schema, "minimum", rules.min());
    put(schema, "maximum", rules.max());
    put(schema, "exclusiveMinimum", rules.exclusiveMin());
    put(schema, "exclusiveMaximum", rules.exclusiveMax());
    schema.put("pattern", NUMBER_TEXT);
    put(checks, "step", rules.step());
  }

  private void choice(ValueRules.Choice rules) {
    boolean isOpen = rules.allowOther() || rules.optionsFrom() != null;
    put(checks, "options_from", rules.optionsFrom());
    if (definition.type() == VariableType.MULTISELECT) {
      types(schema, "array");
      var each = JsonValue.object();
      if (isOpen) {
        each.putStrings("type", List.of("string", "number", "boolean"));
      } else {
        each.put("enum", new JsonArray(accepted(rules.options())));
      }
      schema.put("items", each.build());
      items(schema, rules.minItems(), rules.maxItems());
    } else if (isOpen) {
      types(schema, "string", "number", "boolean");
    } else {
      oneOf("enum", accepted(rules.options()));
    }
  }

  /** The options and the texts that stand for them. */
  private static List<JsonValue> accepted(List<ChoiceOption> options) {
    List<JsonValue> accepted = new ArrayList<>();
    options.forEach(option -> accepted.add(option.value()));
    for (ChoiceOption option : options) {
      JsonValue text = JsonValue.of(option.value().toJson());
      if (!(option.value() instanceof JsonString) && !accepted.contains(text)) {
        accepted.add(text);
      }
    }
    return accepted;
  }

  private void temporal(ValueRules.Temporal rules) {
    types(schema, "string");
    checks.put("format", definition.type().wire());
    put(checks, "after", rules.after());
    put(checks, "before", rules.before());
  }

  private void url(ValueRules.Url rules) {
    types(schema, "string");
    checks.put("format", "url");
    if (!rules.schemes().isEmpty()) {
      checks.putStrings("schemes", rules.schemes());
    }
    if (!rules.hosts().isEmpty()) {
      checks.putStrings("hosts", rules.hosts());
    }
  }

  private void asset(ValueRules.Asset rules) {
    if (!rules.accept().isEmpty()) {
      checks.putStrings("accept", rules.accept());
    }
    put(checks, "max_bytes", rules.maxBytes());
    if (rules.multiple()) {
      var each = JsonValue.object().put("type", "object");
      members(each, "asset");
      types(schema, "array");
      schema.put("items", each.build());
      items(schema, rules.minItems(), rules.maxItems());
    } else {
      reference(schema, "asset");
    }
  }

  private void items(ValueRules.Items rules) {
    types(schema, "array");
    if (rules.items() != null) {
      schema.put("items", of(rules.items()));
    }
    items(schema, rules.minItems(), rules.maxItems());
  }

  private void reference(ObjectBuilder target, String member) {
    types(target, "object");
    members(target, member);
  }

  private static void members(ObjectBuilder target, String member) {
    target
        .put(
            "properties",
            JsonValue.object()
                .put(member, JsonValue.object().put("type", "string").build())
                .build())
        .putStrings("required", List.of(member))
        .put("additionalProperties", false);
  }

  /** Null says that there is no value; only where one must be there is it refused. */
  private boolean takesNull() {
    return definition.nullable() || !SchemaBuilder.isAlwaysRequired(definition);
  }

  private void types(ObjectBuilder target, String... types) {
    List<String> all = new ArrayList<>(List.of(types));
    if (takesNull()) {
      all.add("null");
    }
    if (all.size() == 1) {
      target.put("type", all.getFirst());
    } else {
      target.putStrings("type", all);
    }
  }

  private void oneOf(String keyword, List<JsonValue> values) {
    List<JsonValue> all = new ArrayList<>(values);
    if (takesNull()) {
      all.add(JsonValue.ofNull());
    }
    schema.put(keyword, new JsonArray(all));
  }

  private static void items(ObjectBuilder target, @Nullable Integer min, @Nullable Integer max) {
    put(target, "minItems", min);
    put(target, "maxItems", max);
  }

  private static void put(ObjectBuilder target, String name, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Integer n -> target.put(name, n);
      case Long n -> target.put(name, n);
      case BigDecimal n -> target.put(name, JsonValue.of(n));
      case JsonValue json -> target.put(name, json);
      default -> target.put(name, value.toString());
    }
  }
}
