package io.emprops.template.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import io.emprops.core.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a broken keyword means in plain words, of which none is the value's. */
final class Wording {
  private static final int MOST_OPTIONS = 12;
  private static final int LONGEST_OPTION = 60;

  private Wording() {}

  static String of(Error error) {
    JsonNode bound = error.getSchemaNode();
    String property = error.getProperty() == null ? "" : error.getProperty();
    return switch (error.getKeyword() == null ? "" : error.getKeyword()) {
      case "type" -> types(List.of(bound));
      case "enum" -> options(bound);
      case "const" -> options(List.of(bound));
      case "minimum" -> "must be at least " + number(bound);
      case "maximum" -> "must be at most " + number(bound);
      case "exclusiveMinimum" -> "must be greater than " + number(bound);
      case "exclusiveMaximum" -> "must be less than " + number(bound);
      case "multipleOf" -> "must be a multiple of " + number(bound);
      case "minLength" -> "must have at least " + count(bound, "character");
      case "maxLength" -> "must have at most " + count(bound, "character");
      case "pattern" -> "must match the pattern " + shortened(bound.asText());
      case "minItems" -> "must have at least " + count(bound, "element");
      case "maxItems" -> "must have at most " + count(bound, "element");
      case "uniqueItems" -> "must not hold equal elements";
      case "minProperties" -> "must have at least " + count(bound, "member");
      case "maxProperties" -> "must have at most " + count(bound, "member");
      case "required" -> "the member '%s' is missing".formatted(shortened(property));
      case "dependentRequired" -> "a member is missing that goes with another";
      case "additionalProperties", "unevaluatedProperties" -> "is no member that is known here";
      case "unevaluatedItems", "items" -> "has more elements than are known here";
      case "propertyNames" -> "has a member whose name does not fit";
      case "contains", "minContains" -> "holds too few elements of the form that is asked for";
      case "maxContains" -> "holds too many elements of the form that is asked for";
      case "not" -> "has a form that is not allowed here";
      case "oneOf" -> "fits more than one of the forms of which one is allowed here";
      default -> "is not allowed here";
    };
  }

  /** One type, or several: {@code must be a string, a number or null}. */
  static String types(List<JsonNode> keywords) {
    Set<String> words = new LinkedHashSet<>();
    for (JsonNode types : keywords) {
      if (types.isArray()) {
        types.forEach(type -> words.add(word(type.asText())));
      } else {
        words.add(word(types.asText()));
      }
    }
    return "must be " + or(List.copyOf(words));
  }

  private static String word(String type) {
    return switch (type) {
      case "null" -> "null";
      case "array", "integer", "object" -> "an " + type;
      default -> "a " + type;
    };
  }

  private static String options(Iterable<JsonNode> options) {
    List<String> texts = new ArrayList<>();
    options.forEach(option -> texts.add(option.toString()));
    return oneOf(texts);
  }

  /** The values that are allowed, if they are few. */
  static String values(List<JsonValue> allowed) {
    return oneOf(allowed.stream().map(JsonValue::toJson).toList());
  }

  private static String oneOf(List<String> texts) {
    return texts.size() > MOST_OPTIONS
        ? "must be one of %d values".formatted(texts.size())
        : "must be " + or(texts.stream().map(Wording::shortened).toList());
  }

  /** How many of a thing. */
  static String count(@Nullable Object number, String thing) {
    return number + " " + thing + ("1".equals(String.valueOf(number)) ? "" : "s");
  }

  /** Words as a choice: {@code a, b or c}. */
  static String or(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private static String number(JsonNode bound) {
    return shortened(bound.isNumber() ? Decimals.plain(bound.decimalValue()) : bound.asText());
  }

  private static String count(JsonNode bound, String thing) {
    return count(number(bound), thing);
  }

  static String shortened(String text) {
    return text.length() <= LONGEST_OPTION ? text : text.substring(0, LONGEST_OPTION) + "…";
  }
}
