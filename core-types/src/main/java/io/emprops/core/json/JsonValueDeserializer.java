package io.emprops.core.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads any JSON value with its digits; a repeated member is an error. */
public final class JsonValueDeserializer extends StdDeserializer<JsonValue> {
  private static final long serialVersionUID = 1L;

  /** For Jackson. */
  public JsonValueDeserializer() {
    super(JsonValue.class);
  }

  @Override
  public JsonValue deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    return switch (parser.currentToken()) {
      // A creator that takes a JsonValue finds the object already opened.
      case FIELD_NAME -> members(parser, new LinkedHashMap<>());
      case END_OBJECT -> JsonValue.emptyObject();
      default -> read(parser);
    };
  }

  @Override
  public JsonValue getNullValue(DeserializationContext context) {
    return JsonValue.ofNull();
  }

  /** A member that is not there is not the literal null. */
  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    return null;
  }

  static JsonValue read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> JsonValue.ofNull();
      case VALUE_TRUE -> JsonValue.of(true);
      case VALUE_FALSE -> JsonValue.of(false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.JsonNumber(parser.getText());
      case VALUE_STRING -> JsonValue.of(parser.getText());
      case START_ARRAY -> array(parser);
      case START_OBJECT -> object(parser);
      default -> throw new JsonParseException(parser, "unexpected token " + parser.currentToken());
    };
  }

  private static JsonValue array(JsonParser parser) throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read(parser));
    }
    return new JsonValue.JsonArray(elements);
  }

  static JsonValue.JsonObject object(JsonParser parser) throws IOException {
    parser.nextToken();
    return members(parser, new LinkedHashMap<>());
  }

  private static JsonValue.JsonObject members(JsonParser parser, Map<String, JsonValue> members)
      throws IOException {
    while (parser.currentToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (members.put(name, read(parser)) != null) {
        throw new JsonParseException(parser, "the member '%s' stands twice".formatted(name));
      }
      parser.nextToken();
    }
    return new JsonValue.JsonObject(members);
  }
}
