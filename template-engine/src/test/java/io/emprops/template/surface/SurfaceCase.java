package io.emprops.template.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One row of the table that all surfaces share: inputs, and whether they are accepted.
 *
 * @param title of the definitions, and the inputs
 * @param refuse the code of the error, if the inputs are refused
 * @param unstated the member of {@code x-emprops-checks} that holds the rule, where JSON Schema
 *     cannot state it and so accepts the inputs
 * @param csv why the inputs cannot be written as CSV, if they cannot
 * @param flags why the inputs cannot be written as flags, if they cannot
 */
record SurfaceCase(
    String title,
    JsonObject definitions,
    JsonObject inputs,
    Optional<String> refuse,
    Optional<String> unstated,
    Optional<String> csv,
    Optional<String> flags) {
  private static final List<String> FILES =
      List.of("text", "numbers", "choices", "formats", "references", "json", "lists", "together");
  private static final int SHOWN = 80;

  static Stream<SurfaceCase> all() {
    return documents().flatMap(SurfaceCase::rows);
  }

  /** The definitions of all documents. */
  static Stream<JsonObject> allDefinitions() {
    return documents().map(document -> object(document, "definitions"));
  }

  private static Stream<SurfaceCase> rows(JsonObject document) {
    JsonObject given = object(document, "definitions");
    JsonObject definitions =
        given.member("type").orElse(given) instanceof JsonString
            ? JsonValue.object().put("v", given).build()
            : given;
    String title = text(document, "title").orElseThrow();
    return elements(document, "inputs")
        .map(
            row -> {
              JsonObject inputs =
                  row.member("value")
                      .map(value -> JsonValue.object().put("v", value).build())
                      .orElseGet(() -> object(row, "inputs"));
              String shown = inputs.toJson();
              return new SurfaceCase(
                  title + ": " + shown.substring(0, Math.min(SHOWN, shown.length())),
                  definitions,
                  inputs,
                  text(row, "refuse"),
                  text(row, "unstated"),
                  text(row, "csv"),
                  text(row, "flags"));
            });
  }

  /** A document with these definitions, which uses each. */
  CompiledTemplate template() {
    var template = JsonValue.object();
    definitions.members().keySet().forEach(name -> template.put(name, "{{" + name + "}}"));
    String source =
        JsonValue.object()
            .put("job_type", "simulation")
            .put("template", template.build())
            .put("variable_types", definitions)
            .build()
            .toJson();
    var result = new TemplateCompiler(Limits.standard()).compile(source);
    assertThat(result).isInstanceOf(CompileResult.Compiled.class);
    return ((CompileResult.Compiled) result).template();
  }

  private static Stream<JsonObject> documents() {
    return FILES.stream().map(SurfaceCase::read).flatMap(file -> elements(file, "documents"));
  }

  private static JsonObject read(String file) {
    try (InputStream stream =
        SurfaceCase.class.getResourceAsStream("/spec/surfaces/" + file + ".json")) {
      assertThat(stream).as(file).isNotNull();
      return (JsonObject) JsonText.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonObject> elements(JsonObject json, String member) {
    return ((JsonArray) json.member(member).orElseThrow())
        .elements().stream().map(each -> (JsonObject) each);
  }

  private static JsonObject object(JsonObject json, String member) {
    return (JsonObject) json.member(member).orElseThrow();
  }

  private static Optional<String> text(JsonObject json, String member) {
    return json.member(member).map(value -> ((JsonString) value).value());
  }

  @Override
  public String toString() {
    return title;
  }
}
