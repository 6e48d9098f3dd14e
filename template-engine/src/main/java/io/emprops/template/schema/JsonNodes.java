package io.emprops.template.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Our values as the library's, number for number, and texts by which equal ones are equal. */
final class JsonNodes {
  private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private JsonNodes() {}

  /** Takes a value whose depth and numbers have been looked at. */
  static JsonNode of(JsonValue value) {
    return switch (value) {
      case JsonNull _ -> NullNode.getInstance();
      case JsonBoolean(boolean b) -> BooleanNode.valueOf(b);
      case JsonNumber number -> number(Decimals.read(number).orElseThrow());
      case JsonString(String text) -> TextNode.valueOf(text);
      case JsonArray(var elements) -> {
        ArrayNode array = FACTORY.arrayNode(elements.size());
        elements.forEach(element -> array.add(of(element)));
        yield array;
      }
      case JsonObject(var members) -> {
        ObjectNode object = FACTORY.objectNode();
        members.forEach((name, member) -> object.set(name, of(member)));
        yield object;
      }
    };
  }

  private static JsonNode number(BigDecimal value) {
    boolean isLong =
        Decimals.isIntegral(value) && value.compareTo(LEAST) >= 0 && value.compareTo(MOST) <= 0;
    return isLong ? LongNode.valueOf(value.longValueExact()) : DecimalNode.valueOf(value);
  }

  /** The same text for equal values, another for others. */
  static String canonical(JsonNode node) {
    var text = new StringBuilder();
    append(text, node);
    return text.toString();
  }

  private static void append(StringBuilder text, JsonNode node) {
    switch (node) {
      case ArrayNode array -> {
        text.append('[');
        array.forEach(
            element -> {
              append(text, element);
              text.append(',');
            });
        text.append(']');
      }
      case ObjectNode object -> {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        text.append('{');
        sorted.forEach(
            (name, member) -> {
              JsonText.appendString(text, name);
              append(text.append(':'), member);
              text.append(',');
            });
        text.append('}');
      }
      case TextNode string -> JsonText.appendString(text, string.textValue());
      default -> text.append(node.isNumber() ? Decimals.canonical(node.decimalValue()) : node);
    }
  }
}
