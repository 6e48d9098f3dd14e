package io.emprops.core.job;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The schemas that lie beside the classes, one file for each job type. */
final class PayloadSchemas {
  private PayloadSchemas() {}

  static JsonObject read(JobType type) {
    String file = "/job-types/%s.json".formatted(type);
    if (JsonText.parse(text(file)) instanceof JsonObject schema) {
      return schema;
    }
    throw new IllegalStateException("the schema is no object: " + file);
  }

  private static String text(String file) {
    try (InputStream in = PayloadSchemas.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the schema is not in this package: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
