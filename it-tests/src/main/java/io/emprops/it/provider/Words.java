package io.emprops.it.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** What the models say. */
public final class Words {
  /** The pieces in which they say it; all that breaks a reader of streams is among them. */
  public static final List<String> PIECES =
      List.of("Hi \"there\" ", "{{model}}\n", "👩‍🚀 $& ", "end");

  /** All of it. */
  public static final String TEXT = String.join("", PIECES);

  /** What they say instead of an answer. */
  public static final String REFUSAL = "I'm sorry, but I can't help with that.";

  private static final int PIECE = 7;

  private Words() {}

  /** A JSON text in pieces, each of them alone no JSON. */
  static List<String> piecesOf(JsonNode value) {
    String text = value.toString();
    return IntStream.iterate(0, at -> at < text.length(), at -> at + PIECE)
        .mapToObj(at -> text.substring(at, Math.min(text.length(), at + PIECE)))
        .toList();
  }

  /** A value that fits a JSON Schema of the common kind: types, properties, items, enum, const. */
  static JsonNode fitting(JsonNode schema) {
    ObjectNode holder = Json.object();
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.path("enum").isArray()) {
      return schema.path("enum").get(0);
    }
    switch (schema.path("type").asText("object")) {
      case "string" -> holder.put("value", "Hi \"there\"");
      case "integer", "number" -> holder.put("value", 1);
      case "boolean" -> holder.put("value", true);
      case "array" -> holder.putArray("value").add(fitting(schema.path("items")));
      default -> {
        ObjectNode object = holder.putObject("value");
        schema
            .path("properties")
            .properties()
            .forEach(property -> object.set(property.getKey(), fitting(property.getValue())));
      }
    }
    return holder.get("value");
  }
}
