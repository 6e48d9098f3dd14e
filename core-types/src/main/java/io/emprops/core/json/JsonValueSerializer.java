package io.emprops.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes a value by its own text, so that digits and lone surrogates pass unharmed. */
public final class JsonValueSerializer extends StdSerializer<JsonValue> {
  private static final long serialVersionUID = 1L;

  /** For Jackson. */
  public JsonValueSerializer() {
    super(JsonValue.class);
  }

  @Override
  public void serialize(JsonValue value, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeRawValue(JsonText.write(value));
  }
}
