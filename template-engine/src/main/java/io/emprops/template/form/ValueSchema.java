package io.emprops.template.form;

import static io.emprops.template.form.Keywords.put;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.json.JsonValue.ObjectBuilder;
import io.emprops.core.template.ChoiceOption;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableType;
import java.util.ArrayList;
import java.util.List;

/** The schema of one variable's value. */
final class ValueSchema {

  private static final JsonValue EMPTY = JsonValue.of("");
  private static final int MAX_EMAIL = 254;

  private final VariableDefinition definition;
  private final boolean isElement;
  private final ObjectBuilder notes = JsonValue.object();
  private final ObjectBuilder schema = JsonValue.object();
  private final ObjectBuilder checks = JsonValue.object();

  private ValueSchema(VariableDefinition definition, boolean isElement) {
    this.definition = definition;
    this.isElement = isElement;
  }

  /** Of a variable or a field, which may be absent. */
  static JsonObject of(VariableDefinition definition) {
    return new ValueSchema(definition, false).build();
  }

  /** Of an element of a list, which cannot. */
  private static JsonObject element(VariableDefinition definition) {
    return new ValueSchema(definition, true).build();
  }

  private JsonObject build() {
    rules(definition.rules());
    notes();
    // A hidden variable's value is not looked at, and what hides it is no matter of its own value.
    if (SchemaBuilder.isHideable(definition)) {
      putChecks(schema);
      return notes
          .put(
              "x-emprops-checks",
              JsonValue.object()
                  .put("visible_if", String.valueOf(definition.visibleIf()))
                  .put("when_visible", schema.build())
                  .build())
          .build();
    }
    // Where a value is required, an empty text counts as none, and the default stands in.
    boolean takesEmpty =
        definition.required() && !isElement && !SchemaBuilder.isAlwaysRequired(definition);
    if (takesEmpty) {
      var empty = JsonValue.object().put("const", "").build();
      notes.put("anyOf", JsonValue.array(schema.build(), empty));
    } else {
      schema.build().members().forEach(notes::put);
    }
    putChecks(notes);
    return notes.build();
  }

  private void putChecks(ObjectBuilder target) {
    JsonObject unstated = checks.build();
    if (!unstated.members().isEmpty()) {
      target.put("x-emprops-checks", unstated);
    }
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
      case ValueRules.Schema json -> json(json);
      case ValueRules.Secret _ -> reference("secret");
      case ValueRules.Items items -> items(items);
      case ValueRules.Fields(var fields) -> {
        if (fields.isEmpty()) {
          checks.put("depth", true);
        } else {
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
    } else if (definition.type() == VariableType.COLOR) {
      types(schema, "string");
      schema.put("pattern", Formats.COLOR);
    } else {
      types(schema, "string");
      schema.put("pattern", Formats.EMAIL).put("maxLength", MAX_EMAIL);
      checks.put("format", definition.type().wire());
    }
  }

  private void text(ValueRules.Text rules) {
    types(schema, "string");
    Integer min = rules.minLength();
    put(
        schema,
        "minLength",
        refusesEmpty() ? Integer.valueOf(min == null ? 1 : Math.max(1, min)) : min);
    put(schema, "maxLength", rules.maxLength());
    String pattern = rules.pattern();
    if (pattern != null) {
      PortablePattern.of(pattern)
          .ifPresentOrElse(
              portable -> schema.put("pattern", portable), () -> checks.put("pattern", pattern));
    }
  }

  private void numeric(ValueRules.Numeric rules) {
    boolean isInteger =
        definition.type() == VariableType.INTEGER || definition.type() == VariableType.SEED;
    types(schema, isInteger ? "integer" : "number", "string");
    NumberKeywords.put(schema, rules);
    NumberKeywords.putChecks(checks, rules, isInteger);
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
      Keywords.items(schema, rules.minItems(), rules.maxItems());
    } else if (isOpen) {
      types(schema, "string", "number", "boolean");
      put(schema, "minLength", refusesEmpty() ? 1 : null);
    } else {
      List<JsonValue> accepted = accepted(rules.options());
      accepted.removeIf(value -> refusesEmpty() && value.equals(EMPTY));
      oneOf("enum", accepted);
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
    Formats.moment(definition.type().wire()).ifPresent(pattern -> schema.put("pattern", pattern));
    if (definition.type() != VariableType.TIME) {
      checks.put("format", definition.type().wire());
    }
    put(checks, "after", rules.after());
    put(checks, "before", rules.before());
  }

  private void url(ValueRules.Url rules) {
    types(schema, "string");
    schema.put("pattern", Formats.url(rules.schemes()));
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
      Keywords.reference(each, "asset");
      types(schema, "array");
      schema.put("items", each.build());
      Keywords.items(schema, rules.minItems(), rules.maxItems());
    } else {
      reference("asset");
    }
  }

  private void items(ValueRules.Items rules) {
    types(schema, "array");
    if (rules.items() == null) {
      checks.put("depth", true);
    } else {
      schema.put("items", element(rules.items()));
    }
    Keywords.items(schema, rules.minItems(), rules.maxItems());
  }

  private void json(ValueRules.Schema rules) {
    JsonValue own = rules.schema();
    checks.put("depth", true);
    put(checks, "schema", own);
    List<JsonValue> none = new ArrayList<>();
    if (!takesNull()) {
      none.add(JsonValue.ofNull());
    }
    if (refusesEmpty()) {
      none.add(EMPTY);
    }
    if (!none.isEmpty()) {
      schema.put("not", JsonValue.object().put("enum", new JsonArray(none)).build());
    }
    if (own != null && InlineSchema.isSafe(own)) {
      var empty = JsonValue.object().put("type", "null").build();
      schema.put("anyOf", takesNull() ? JsonValue.array(own, empty) : JsonValue.array(own));
    }
  }

  private void reference(String member) {
    types(schema, "object");
    Keywords.reference(schema, member);
  }

  /** Null says that there is no value; only where one must be there is it refused. */
  private boolean takesNull() {
    return definition.nullable() || (!isElement && !SchemaBuilder.isAlwaysRequired(definition));
  }

  /** Whether an empty text is no value where one must be. */
  private boolean refusesEmpty() {
    return definition.required() && (isElement || SchemaBuilder.isAlwaysRequired(definition));
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
}
