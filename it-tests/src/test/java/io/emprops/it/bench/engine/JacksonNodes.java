package io.emprops.it.bench.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.emprops.it.bench.work.ExpectedPayload;
import io.emprops.it.bench.work.Work;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Jackson writing the finished payload from its own tree. */
final class JacksonNodes implements Engine {
  @Override
  public Template read(Work work) {
    var mapper = new ObjectMapper();
    ObjectWriter writer = mapper.writer();
    return inputs -> {
      JsonNode payload = JacksonTree.of(mapper, ExpectedPayload.of(work.template(), inputs));
      return () -> written(writer, payload);
    };
  }

  private static ByteBuffer written(ObjectWriter writer, JsonNode payload) {
    try {
      return ByteBuffer.wrap(writer.writeValueAsBytes(payload));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }
}
