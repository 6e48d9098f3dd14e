package io.emprops.template.surface;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.emprops.core.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Validates by JSON Schema 2020-12, with numbers as exact as they are written. */
final class Validator {
  private static final JsonMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  boolean accepts(JsonValue schema, JsonValue value) {
    return registry.getSchema(tree(schema)).validate(tree(value)).isEmpty();
  }

  static JsonNode tree(JsonValue value) {
    try {
      return EXACT.readTree(value.toJson());
    } catch (IOException e) {
      throw new UncheckedIOException("our own JSON can be read", e);
    }
  }
}
