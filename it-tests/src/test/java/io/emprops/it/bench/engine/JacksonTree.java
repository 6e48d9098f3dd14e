package io.emprops.it.bench.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Our values as Jackson's tree. */
final class JacksonTree {
  private JacksonTree() {}

  /** The value, read from its text: Jackson's own conversion would keep ours as a raw value. */
  static JsonNode of(ObjectMapper mapper, JsonValue value) {
    try {
      return mapper.readTree(value.toJson());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("what was written as JSON can be read", e);
    }
  }

  /** Inputs by name, in their order. */
  static Map<String, JsonNode> members(ObjectMapper mapper, JsonObject inputs) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    inputs.members().forEach((name, value) -> members.put(name, of(mapper, value)));
    return members;
  }
}
