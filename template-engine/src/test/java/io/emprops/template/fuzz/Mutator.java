package io.emprops.template.fuzz;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.template.RenderContext;
import io.emprops.template.RandomJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Changes documents and inputs: their text, their trees, and the expressions in their strings. */
final class Mutator {
  private static final List<String> WORDS =
      List.of(
          "{{",
          "}}",
          "\\\\",
          "\\\"",
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          " ",
          "\n",
          "'",
          "$if",
          "$each",
          "\\ud800",
          "\ud800",
          "\\u0000",
          "1e999999999",
          "-0",
          "0.1",
          "null",
          "true",
          "item",
          "item_index",
          "{\"$raw\":",
          "{\"$merge\":[",
          "{\"$each\":\"v\",\"do\":",
          "9223372036854775807");
  private static final List<String> PIECES =
      List.of(
          " + ",
          " - ",
          " * ",
          " / ",
          " % ",
          " == ",
          " != ",
          " < ",
          " in ",
          " && ",
          " || ",
          " ? ",
          " : ",
          "!",
          "-",
          "(",
          ")",
          "[",
          "]",
          "[0]",
          ".a",
          ".size()",
          ".map(x, x)",
          ".filter(x, true)",
          ".join(',')",
          ".replace('a', 'b')",
          ".split('')",
          ".contains('a')",
          ".matches('a+')",
          "json(",
          "size(",
          "string(",
          "int(",
          "double(",
          "now()",
          "uuid()",
          "random(3)",
          "has(",
          "1",
          "1.5",
          "1u",
          "'a'",
          "\"b\"",
          "b'c'",
          "null",
          "true",
          "{'a': 1}",
          "[1, 2.5]",
          "duration('1s')",
          "timestamp(now())",
          "math.greatest(",
          ".format([1])",
          ".charAt(1)",
          ".lowerAscii()",
          ".flatten()",
          ".sort()",
          ".distinct()",
          ".reverse()",
          ".slice(0, 1)",
          "base64.encode(b'a')",
          "dyn(",
          "type(");

  private final SplittableRandom random;
  private final RandomJson json;

  Mutator(SplittableRandom random) {
    this.random = random;
    this.json = new RandomJson(random);
  }

  /** A document that differs a little; {@code other} may lend it parts. */
  RandomDocument mutate(RandomDocument document, RandomDocument other) {
    String source = document.source();
    JsonObject inputs = document.inputs();
    for (int i = random.nextInt(3); i >= 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> source = text(source);
        case 1, 2, 3 -> source = tree(source, other.source());
        default -> inputs = inputs(inputs, other.inputs());
      }
    }
    var context =
        new RenderContext(document.context().now(), random.nextLong(RenderContext.MAX_SEED));
    return new RandomDocument(source, inputs, context);
  }

  private String text(String source) {
    if (source.isEmpty()) {
      return pick(WORDS);
    }
    int from = random.nextInt(source.length());
    int to = Math.min(source.length(), from + random.nextInt(8));
    return switch (random.nextInt(4)) {
      case 0 -> source.substring(0, from) + source.substring(to);
      case 1 -> source.substring(0, from) + pick(WORDS) + source.substring(from);
      case 2 -> source.substring(0, from) + pick(WORDS) + source.substring(to);
      default ->
          source.substring(0, to)
              + source.substring(from, to).repeat(random.nextInt(4))
              + source.substring(to);
    };
  }

  private String tree(String source, String other) {
    try {
      JsonValue donor = part(JsonText.parse(other));
      return changed(JsonText.parse(source), donor).toJson();
    } catch (JsonTextException e) {
      return text(source);
    }
  }

  private JsonObject inputs(JsonObject inputs, JsonObject other) {
    Map<String, JsonValue> members = new LinkedHashMap<>(inputs.members());
    List<String> names = new ArrayList<>(members.keySet());
    names.addAll(other.members().keySet());
    names.add("v");
    String name = pick(names);
    switch (random.nextInt(3)) {
      case 0 -> members.remove(name);
      case 1 -> members.put(name, json.value(3));
      default ->
          members.put(name, changed(members.getOrDefault(name, JsonValue.of("x")), part(other)));
    }
    return new JsonObject(members);
  }

  /** Some value inside. */
  private JsonValue part(JsonValue value) {
    List<JsonValue> inside =
        switch (value) {
          case JsonArray(var elements) -> elements;
          case JsonObject(var members) -> List.copyOf(members.values());
          default -> List.of();
        };
    return inside.isEmpty() || random.nextInt(3) == 0 ? value : part(pick(inside));
  }

  private JsonValue changed(JsonValue value, JsonValue donor) {
    return switch (value) {
      case JsonArray(var elements) when !elements.isEmpty() && random.nextInt(4) > 0 -> {
        List<JsonValue> all = new ArrayList<>(elements);
        int at = random.nextInt(all.size());
        switch (random.nextInt(5)) {
          case 0 -> all.remove(at);
          case 1 -> all.add(at, donor);
          default -> all.set(at, changed(all.get(at), donor));
        }
        yield new JsonArray(all);
      }
      case JsonObject(var members) when !members.isEmpty() && random.nextInt(5) > 0 ->
          member(members, donor);
      case JsonString(String text) when random.nextInt(4) > 0 -> JsonValue.of(expression(text));
      default -> random.nextBoolean() ? donor : json.value(2);
    };
  }

  private JsonValue member(Map<String, JsonValue> members, JsonValue donor) {
    String name = pick(List.copyOf(members.keySet()));
    Map<String, JsonValue> all = new LinkedHashMap<>();
    int change = random.nextInt(8);
    members.forEach(
        (key, value) -> {
          if (!key.equals(name) || change > 2) {
            all.put(key, key.equals(name) ? changed(value, donor) : value);
          } else if (change == 1) {
            all.put(expression(key), value);
          } else if (change == 2) {
            all.put(key, value);
            all.put(
                pick(List.of("default", "required", "nullable", "on_missing", "where", "else")),
                donor);
          }
        });
    return new JsonObject(all);
  }

  private String expression(String text) {
    int at = random.nextInt(text.length() + 1);
    return switch (random.nextInt(6)) {
      case 0 -> text.substring(0, at) + json.text() + text.substring(at);
      case 1 -> "{{" + text.replace("{{", "").replace("}}", "") + pick(PIECES) + "}}";
      case 2 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1));
      case 3 -> text.substring(0, at) + pick(PIECES) + pick(PIECES) + text.substring(at);
      case 4 -> "{{" + new RandomExpression(random, List.of()).any(3).text() + "}}" + text;
      default -> text.substring(0, at) + pick(PIECES) + text.substring(at);
    };
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
