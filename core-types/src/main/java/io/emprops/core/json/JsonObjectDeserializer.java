package io.emprops.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;

/** Reads a JSON object and refuses every other kind of value. */
public final class JsonObjectDeserializer extends StdDeserializer<JsonValue.JsonObject> {
  private static final long serialVersionUID = 1L;

  /** For Jackson. */
  public JsonObjectDeserializer() {
    super(JsonValue.JsonObject.class);
  }

  @Override
  public JsonValue.JsonObject deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw MismatchedInputException.from(
          parser, JsonValue.JsonObject.class, "an object is expected here");
    }
    return JsonValueDeserializer.object(parser);
  }
}
