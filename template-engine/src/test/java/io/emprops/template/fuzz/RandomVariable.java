package io.emprops.template.fuzz;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.ObjectBuilder;
import io.emprops.core.template.VariableType;
import io.emprops.template.RandomJson;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A variable by chance.
 *
 * @param definition as a document has it
 * @param fitting a value that mostly fits
 */
record RandomVariable(String name, VariableType type, JsonObject definition, JsonValue fitting) {
  private static final List<String> MISSING = List.of("omit", "null", "empty", "error");

  /** What begins the name of each secret, and nothing else. */
  static final String SECRET = "SECRET-";

  /**
   * Draws one.
   *
   * @param draws whether its own value may be left to chance
   */
  static RandomVariable of(String name, SplittableRandom random, boolean draws) {
    RandomVariable variable = of(name, random, 2);
    if (variable.type != VariableType.SEED || !draws) {
      return variable;
    }
    var definition = JsonValue.object();
    variable.definition.members().forEach(definition::put);
    return new RandomVariable(
        name, variable.type, definition.put("randomize", true).build(), variable.fitting);
  }

  private static RandomVariable of(String name, SplittableRandom random, int depth) {
    VariableType type = type(random, depth);
    var definition = JsonValue.object().put("type", type.wire());
    JsonValue value = rules(type, definition, random, depth);
    if (random.nextInt(6) == 0) {
      definition.put("required", true);
    } else if (random.nextInt(3) == 0) {
      definition.put("on_missing", MISSING.get(random.nextInt(MISSING.size())));
    }
    if (random.nextInt(6) == 0) {
      definition.put("nullable", true);
    }
    if (random.nextInt(5) == 0 && type != VariableType.SECRET) {
      definition.put("default", value);
    }
    return new RandomVariable(name, type, definition.build(), value);
  }

  private static VariableType type(SplittableRandom random, int depth) {
    VariableType[] all = VariableType.values();
    VariableType type = all[random.nextInt(all.length)];
    boolean isNested = type == VariableType.LIST || type == VariableType.OBJECT;
    return isNested && depth == 0 ? VariableType.TEXT : type;
  }

  /** Adds the members of the type alone, and gives a value that fits. */
  private static JsonValue rules(
      VariableType type, ObjectBuilder definition, SplittableRandom random, int depth) {
    var json = new RandomJson(random);
    return switch (type) {
      case TEXT, TEXTAREA -> {
        if (random.nextInt(5) == 0) {
          definition.put("max_length", 40).put("min_length", random.nextInt(2));
        }
        yield JsonValue.of(json.text());
      }
      case NUMBER, SLIDER -> json.number();
      case INTEGER -> JsonValue.of(random.nextLong());
      case SEED -> JsonValue.of(random.nextInt(1_000));
      case SELECT, MULTISELECT -> choice(type, definition, random, json);
      case CHECKBOX -> JsonValue.of(random.nextBoolean());
      case DATE -> JsonValue.of("2024-02-29");
      case TIME -> JsonValue.of("23:59:59Z");
      case DATETIME -> JsonValue.of("2024-02-29T23:59:59.123Z");
      case COLOR -> JsonValue.of("#00fFab");
      case URL -> JsonValue.of("https://example.org/?a={{b}}&c=$&");
      case EMAIL -> JsonValue.of("a.b@example.org");
      case FILE, IMAGE, AUDIO, VIDEO -> files(definition, random);
      case JSON -> json.value(3);
      case SECRET -> JsonValue.object().put("secret", SECRET + random.nextInt(100)).build();
      case LIST -> list(definition, random, depth);
      case OBJECT -> object(definition, random, depth);
    };
  }

  private static JsonValue choice(
      VariableType type, ObjectBuilder definition, SplittableRandom random, RandomJson json) {
    List<JsonValue> options = new ArrayList<>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      options.add(
          random.nextBoolean()
              ? JsonValue.of(i + json.text())
              : new JsonNumber(i + "." + random.nextInt(10)));
    }
    definition.put("options", new JsonArray(options));
    JsonValue one = options.get(random.nextInt(options.size()));
    return type == VariableType.SELECT ? one : JsonValue.array(one);
  }

  private static JsonValue files(ObjectBuilder definition, SplittableRandom random) {
    JsonValue file = JsonValue.object().put("asset", "A" + random.nextInt(100)).build();
    if (random.nextInt(3) > 0) {
      return file;
    }
    definition.put("multiple", true);
    return JsonValue.array(file, file);
  }

  private static JsonValue list(ObjectBuilder definition, SplittableRandom random, int depth) {
    if (random.nextInt(4) == 0) {
      return JsonValue.array(new RandomJson(random).value(2), JsonValue.of(1));
    }
    RandomVariable item = of("item", random, depth - 1);
    definition.put("items", item.definition());
    return JsonValue.array(item.fitting(), item.fitting(), item.fitting());
  }

  private static JsonValue object(ObjectBuilder definition, SplittableRandom random, int depth) {
    var fields = JsonValue.object();
    var value = JsonValue.object();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      RandomVariable field = of("f" + i, random, depth - 1);
      fields.put(field.name(), field.definition());
      value.put(field.name(), field.fitting());
    }
    definition.put("fields", fields.build());
    return value.build();
  }
}
