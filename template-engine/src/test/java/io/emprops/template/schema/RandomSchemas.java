package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.json.JsonValue.ObjectBuilder;
import io.emprops.core.template.ChoiceOption;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Schemas, values and shapes by chance, of so few names and scalars that a value often fits a
 * schema.
 */
final class RandomSchemas {
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<String> TYPES =
      List.of("string", "number", "integer", "boolean", "array", "object", "null");

  private final SplittableRandom random;
  private boolean mayRefer;

  RandomSchemas(long seed) {
    this.random = new SplittableRandom(seed);
  }

  JsonObject schema() {
    mayRefer = true;
    ObjectBuilder schema = keywords(3);
    // What refers to itself without end is never found to fit, and takes long.
    mayRefer = false;
    schema.put("$defs", JsonValue.object().put("d", keywords(2).build()).build());
    return schema.build();
  }

  private JsonValue schema(int depth) {
    if (chance(12)) {
      return JsonValue.of(!chance(3));
    }
    return depth == 0 ? simple(JsonValue.object()).build() : keywords(depth).build();
  }

  private ObjectBuilder keywords(int depth) {
    ObjectBuilder schema = JsonValue.object();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      switch (random.nextInt(12)) {
        case 0 -> schema.put("properties", properties(depth - 1));
        case 1 -> schema.putStrings("required", List.of(name()));
        case 2 -> schema.put("additionalProperties", schema(depth - 1));
        case 3 ->
            schema.put(
                "patternProperties",
                JsonValue.object().put("^" + name(), schema(depth - 1)).build());
        case 4 -> schema.put("items", schema(depth - 1));
        case 5 -> schema.put("prefixItems", branches(depth - 1));
        case 6 -> schema.put("allOf", branches(depth - 1));
        case 7 -> schema.put("anyOf", branches(depth - 1));
        case 8 -> schema.put("oneOf", branches(depth - 1));
        case 9 -> schema.put(mayRefer ? "$ref" : "$comment", "#/$defs/d");
        default -> simple(schema);
      }
    }
    return schema;
  }

  private ObjectBuilder simple(ObjectBuilder schema) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> schema.put("type", TYPES.get(random.nextInt(TYPES.size())));
      case 2 -> schema.putStrings("type", List.of(TYPES.get(random.nextInt(4)), "array", "object"));
      case 3 -> schema.put("enum", JsonValue.array(value(1), value(0), scalar()));
      case 4 -> schema.put("minimum", number()).put("exclusiveMaximum", number());
      case 5 -> schema.put("maximum", number()).put("multipleOf", new JsonNumber("0.5"));
      case 6 -> schema.put("minLength", random.nextInt(3)).put("pattern", "x*y?$");
      case 7 -> schema.put("maxItems", random.nextInt(3)).put("maxLength", random.nextInt(3));
      default -> schema.put("minItems", random.nextInt(2)).put("minProperties", random.nextInt(3));
    };
  }

  private JsonObject properties(int depth) {
    ObjectBuilder properties = JsonValue.object();
    NAMES.forEach(name -> properties.put(name, schema(depth)));
    return properties.build();
  }

  private JsonArray branches(int depth) {
    return JsonValue.array(schema(Math.max(0, depth)), schema(Math.max(0, depth)));
  }

  JsonValue value(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 3)) {
      case 3 -> new JsonArray(some(() -> value(depth - 1)));
      case 4, 5 -> {
        ObjectBuilder object = JsonValue.object();
        some(this::name).forEach(name -> object.put(name, value(depth - 1)));
        yield object.build();
      }
      default -> scalar();
    };
  }

  private JsonValue scalar() {
    return switch (random.nextInt(6)) {
      case 0 -> JsonValue.ofNull();
      case 1 -> JsonValue.of(random.nextBoolean());
      case 2, 3 -> number();
      default -> JsonValue.of(List.of("", "x", "xy", "y😀").get(random.nextInt(4)));
    };
  }

  private JsonNumber number() {
    return new JsonNumber(
        List.of("0", "1", "1.0", "1.5", "2", "-1", "1e400").get(random.nextInt(7)));
  }

  /** A shape that may come out as this value. */
  Shape<String> shape(JsonValue value) {
    return switch (random.nextInt(8)) {
      case 0 -> Shapes.constant(value, "");
      case 1 -> Shapes.choice(List.of(shape(value)), "");
      case 2 -> value instanceof JsonString ? Shapes.text("") : Shapes.unknown("");
      case 3, 4 -> Shapes.variable(definition("v", value), "");
      default -> parts(value);
    };
  }

  private Shape<String> parts(JsonValue value) {
    return switch (value) {
      case JsonArray(var elements) -> {
        List<Shape<String>> shapes = elements.stream().map(this::shape).toList();
        yield switch (random.nextInt(3)) {
          case 0 -> Shapes.array(shapes, "");
          case 1 -> Shapes.arrayOfSome(shapes, "");
          default -> Shapes.arrayOfAny(shapes, "");
        };
      }
      case JsonObject(var members) -> {
        List<Shape.Field<String>> shapes = new ArrayList<>();
        members.forEach(
            (name, member) -> shapes.add(Shapes.field(name, shape(member), random.nextBoolean())));
        yield Shapes.object(shapes, random.nextBoolean(), "");
      }
      default -> Shapes.constant(value, "");
    };
  }

  /** A variable that may have this value. */
  private VariableDefinition definition(String name, JsonValue value) {
    return switch (value) {
      case JsonNull _ -> Variables.nullable(Variables.named(chance(2) ? "text" : "number"));
      case JsonBoolean _ -> chance(2) ? Variables.named("checkbox") : select(name, value);
      case JsonString(String text) when chance(2) ->
          Variables.plain(
              name,
              VariableType.TEXT,
              new ValueRules.Text(0, Scalars.length(text), null, null, null));
      case JsonNumber number when chance(2) ->
          Variables.plain(
              name,
              VariableType.NUMBER,
              new ValueRules.Numeric(
                  number.decimal(), number.decimal(), null, null, null, null, false));
      case JsonArray(var elements) -> list(name, elements);
      case JsonObject(var members) -> object(name, members);
      default -> select(name, value);
    };
  }

  private static VariableDefinition select(String name, JsonValue value) {
    return Variables.plain(
        name,
        VariableType.SELECT,
        new ValueRules.Choice(
            List.of(new ChoiceOption(value, name, null)), null, false, null, null));
  }

  private VariableDefinition list(String name, List<JsonValue> elements) {
    boolean areAlike = elements.stream().distinct().count() == 1;
    VariableDefinition item = areAlike ? definition("item", elements.getFirst()) : null;
    return Variables.plain(
        name, VariableType.LIST, new ValueRules.Items(item, elements.size(), elements.size()));
  }

  private VariableDefinition object(String name, Map<String, JsonValue> members) {
    Map<VariableName, VariableDefinition> fields = new LinkedHashMap<>();
    members.forEach(
        (member, value) ->
            fields.put(new VariableName(member), Variables.required(definition(member, value))));
    return Variables.plain(name, VariableType.OBJECT, new ValueRules.Fields(fields));
  }

  private <T> List<T> some(Supplier<T> each) {
    List<T> some = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      some.add(each.get());
    }
    return some;
  }

  private String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }
}
