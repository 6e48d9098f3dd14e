package io.emprops.template.fuzz;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.template.RenderContext;
import io.emprops.template.SpecCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documents that fuzzing begins with, and how they are kept. */
final class Corpus {
  private static final String KEPT = "/fuzz-corpus/documents.json";

  private Corpus() {}

  /** What earlier fuzzing found worth keeping. */
  static List<RandomDocument> kept() {
    try (InputStream stream = Corpus.class.getResourceAsStream(KEPT)) {
      return stream == null
          ? List.of()
          : read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cases of the language. */
  static List<RandomDocument> cases() {
    return SpecCase.all()
        .map(one -> new RandomDocument(one.source(), one.inputs(), one.renderContext()))
        .toList();
  }

  static List<RandomDocument> read(String text) {
    return ((JsonArray) JsonText.parse(text))
        .elements().stream().map(each -> document((JsonObject) each)).toList();
  }

  private static RandomDocument document(JsonObject json) {
    return new RandomDocument(
        ((JsonString) json.member("source").orElseThrow()).value(),
        (JsonObject) json.member("inputs").orElseThrow(),
        new RenderContext(
            Instant.EPOCH,
            Long.parseLong(((JsonNumber) json.member("seed").orElseThrow()).digits())));
  }

  /** One line for each. */
  static String write(Stream<RandomDocument> documents) {
    return documents
        .map(document -> json(document).toJson())
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static JsonObject json(RandomDocument document) {
    return JsonValue.object()
        .put("source", document.source())
        .put("inputs", document.inputs())
        .put("seed", document.context().seed())
        .build();
  }
}
