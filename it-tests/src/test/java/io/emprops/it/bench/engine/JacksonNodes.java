package io.emprops.it.bench.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.it.bench.work.ExpectedPayload;
import io.emprops.it.bench.work.Work;
import java.io.UncheckedIOException;

/** Jackson writing the finished payload from its own tree. */
final class JacksonNodes implements Engine {
  @Override
  public Rendering prepare(Work work, JsonObject inputs) {
    var mapper = new ObjectMapper();
    JsonNode payload = JacksonTree.of(mapper, ExpectedPayload.of(work.template(), inputs));
    ObjectWriter writer = mapper.writer();
    return () -> written(writer, payload);
  }

  private static byte[] written(ObjectWriter writer, JsonNode payload) {
    try {
      return writer.writeValueAsBytes(payload);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }
}
