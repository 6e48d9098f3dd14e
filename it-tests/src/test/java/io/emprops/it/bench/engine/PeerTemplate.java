package io.emprops.it.bench.engine;

import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.it.bench.work.TemplatePart;
import io.emprops.it.bench.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A work in the form that engines for text take: a template in their syntax, values as text. */
final class PeerTemplate {
  private PeerTemplate() {}

  /** The template, with each variable written as the engine wants it. */
  static String text(Work work, UnaryOperator<String> slot) {
    return text(TemplatePart.of(work), slot);
  }

  static String text(List<TemplatePart> parts, UnaryOperator<String> slot) {
    return parts.stream()
        .map(
            part ->
                switch (part) {
                  case TemplatePart.Text(String json) -> json;
                  case TemplatePart.Slot(String variable) -> slot.apply(variable);
                })
        .collect(Collectors.joining());
  }

  /** The inputs by name; numbers and flags as their JSON text, which none then has to write. */
  static Map<String, Object> values(JsonObject inputs) {
    Map<String, Object> values = HashMap.newHashMap(inputs.members().size());
    inputs
        .members()
        .forEach(
            (name, value) ->
                values.put(name, value instanceof JsonString(String text) ? text : value.toJson()));
    return values;
  }

  /** The UTF-8 bytes of what is written; the text's room is that of the last time. */
  static Engine.Rendering rendering(Body body) {
    int room = written(body, 0).length();
    return () -> ByteBuffer.wrap(written(body, room).getBytes(StandardCharsets.UTF_8));
  }

  private static String written(Body body, int room) {
    var writer = new TextWriter(room);
    try {
      body.writeTo(writer);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return writer.toString();
  }

  /** Renders a template into a writer. */
  interface Body {
    void writeTo(Writer writer) throws IOException;
  }
}
