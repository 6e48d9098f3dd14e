package io.emprops.it.bench.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.it.bench.work.ExpectedPayload;
import io.emprops.it.bench.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** Jackson's generator called for each value of the finished payload, in our tree. */
final class JacksonWalk implements Engine {
  private final JsonFactory factory = new JsonFactory();

  @Override
  public Template read(Work work) {
    return inputs -> {
      JsonValue payload = ExpectedPayload.of(work.template(), inputs);
      return () -> written(payload);
    };
  }

  private ByteBuffer written(JsonValue payload) {
    // Jackson's own buffers, used again as its mapper does.
    try (var bytes = new ByteArrayBuilder(factory._getBufferRecycler())) {
      try (JsonGenerator json = factory.createGenerator(bytes)) {
        write(json, payload);
      }
      return ByteBuffer.wrap(bytes.getClearAndRelease());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  private static void write(JsonGenerator json, JsonValue value) throws IOException {
    switch (value) {
      case JsonNull _ -> json.writeNull();
      case JsonBoolean(boolean flag) -> json.writeBoolean(flag);
      case JsonNumber(String digits) -> json.writeNumber(digits);
      case JsonString(String text) -> json.writeString(text);
      case JsonArray(var elements) -> {
        json.writeStartArray();
        for (JsonValue element : elements) {
          write(json, element);
        }
        json.writeEndArray();
      }
      case JsonObject(var members) -> {
        json.writeStartObject();
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
          json.writeFieldName(member.getKey());
          write(json, member.getValue());
        }
        json.writeEndObject();
      }
    }
  }
}
