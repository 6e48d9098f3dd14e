package io.emprops.template;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates by the few keywords of JSON Schema that the engine writes, and knows no others. */
public final class SchemaOracle {
  private static final Set<String> NOTES =
      Set.of(
          "$schema",
          "title",
          "description",
          "default",
          "examples",
          "deprecated",
          "x-emprops-checks");

  private SchemaOracle() {}

  /** Whether the value fits. */
  public static boolean accepts(JsonValue schema, JsonValue value) {
    if (schema instanceof JsonValue.JsonBoolean(boolean all)) {
      return all;
    }
    var keywords = ((JsonObject) schema).members();
    return keywords.entrySet().stream()
        .allMatch(
            keyword ->
                NOTES.contains(keyword.getKey())
                    || holds(keyword.getKey(), keyword.getValue(), keywords, value));
  }

  private static boolean holds(
      String keyword, JsonValue argument, Map<String, JsonValue> all, JsonValue value) {
    return switch (keyword) {
      case "type" -> elements(argument).stream().anyMatch(type -> is(text(type), value));
      case "enum" -> elements(argument).stream().anyMatch(each -> same(each, value));
      case "const" -> same(argument, value);
      case "not" -> !accepts(argument, value);
      case "anyOf" -> elements(argument).stream().anyMatch(each -> accepts(each, value));
      case "minimum" -> !isNumber(value) || number(value).compareTo(number(argument)) >= 0;
      case "maximum" -> !isNumber(value) || number(value).compareTo(number(argument)) <= 0;
      case "exclusiveMinimum" -> !isNumber(value) || number(value).compareTo(number(argument)) > 0;
      case "exclusiveMaximum" -> !isNumber(value) || number(value).compareTo(number(argument)) < 0;
      case "multipleOf" ->
          !isNumber(value) || number(value).remainder(number(argument)).signum() == 0;
      case "minLength" -> !isText(value) || length(value) >= count(argument);
      case "maxLength" -> !isText(value) || length(value) <= count(argument);
      case "pattern" ->
          !isText(value) || Pattern.compile(text(argument)).matcher(text(value)).find();
      case "minItems" -> !(value instanceof JsonArray(var e)) || e.size() >= count(argument);
      case "maxItems" -> !(value instanceof JsonArray(var e)) || e.size() <= count(argument);
      case "items" ->
          !(value instanceof JsonArray(var e)) || e.stream().allMatch(x -> accepts(argument, x));
      case "required" ->
          !(value instanceof JsonObject o)
              || elements(argument).stream().allMatch(n -> o.members().containsKey(text(n)));
      case "properties" ->
          !(value instanceof JsonObject o)
              || ((JsonObject) argument)
                  .members().entrySet().stream()
                      .allMatch(
                          p ->
                              o.member(p.getKey())
                                  .filter(v -> !accepts(p.getValue(), v))
                                  .isEmpty());
      case "additionalProperties" ->
          !(value instanceof JsonObject o)
              || ((JsonObject) all.getOrDefault("properties", JsonValue.emptyObject()))
                  .members()
                  .keySet()
                  .containsAll(o.members().keySet());
      default -> throw new IllegalArgumentException("unknown keyword " + keyword);
    };
  }

  private static boolean is(String type, JsonValue value) {
    return switch (type) {
      case "null" -> value instanceof JsonNull;
      case "boolean" -> value instanceof JsonBoolean;
      case "string" -> isText(value);
      case "number" -> isNumber(value);
      case "integer" -> isNumber(value) && number(value).stripTrailingZeros().scale() <= 0;
      case "array" -> value instanceof JsonArray;
      case "object" -> value instanceof JsonObject;
      default -> throw new IllegalArgumentException("unknown type " + type);
    };
  }

  private static boolean same(JsonValue a, JsonValue b) {
    return (isNumber(a) && isNumber(b)) ? number(a).compareTo(number(b)) == 0 : a.equals(b);
  }

  private static List<JsonValue> elements(JsonValue value) {
    return value instanceof JsonArray(var elements) ? elements : List.of(value);
  }

  private static boolean isText(JsonValue value) {
    return value instanceof JsonString;
  }

  private static boolean isNumber(JsonValue value) {
    return value instanceof JsonNumber;
  }

  private static BigDecimal number(JsonValue value) {
    return ((JsonNumber) value).decimal();
  }

  private static int count(JsonValue value) {
    return number(value).intValueExact();
  }

  private static String text(JsonValue value) {
    return ((JsonString) value).value();
  }

  private static int length(JsonValue value) {
    return text(value).codePointCount(0, text(value).length());
  }
}
