package io.emprops.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.core.template.WriteOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One case of the language: a document, inputs, and what must come out.
 *
 * <p>Each is rendered as a tree, as text and with its origins, which must come to the same.
 *
 * <p>{@code expect} has {@code payload}, {@code late}, {@code warnings} and {@code breaches} of the
 * job type's schema (exact), {@code errors} (at least these), or {@code only_errors: true} (no
 * others). Of a diagnostic the members that are given must be equal.
 */
public record SpecCase(
    String title, String source, JsonObject inputs, JsonObject context, JsonObject expect) {

  /** All cases of all files. */
  public static Stream<SpecCase> all() {
    return SpecFiles.names().stream().flatMap(SpecCase::in);
  }

  /** All cases of a file below {@code spec/}. */
  static Stream<SpecCase> in(String file) {
    try (InputStream stream = SpecCase.class.getResourceAsStream("/spec/" + file)) {
      assertThat(stream).as(file).isNotNull();
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      JsonValue cases = ((JsonObject) JsonText.parse(text)).member("cases").orElseThrow();
      return ((JsonArray) cases).elements().stream().map(each -> of((JsonObject) each));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SpecCase of(JsonObject json) {
    JsonValue source = json.member("source").orElseThrow();
    return new SpecCase(
        text(json, "title"),
        source instanceof JsonString(String text) ? text : source.toJson(),
        object(json, "inputs"),
        object(json, "context"),
        object(json, "expect"));
  }

  /**
   * Holds the engine against the case.
   *
   * @throws AssertionError if it gives something else
   */
  public void verify() {
    var result = Engine.compile(source);
    List<Diagnostic> errors = new ArrayList<>();
    switch (result) {
      case CompileResult.Invalid invalid -> errors.addAll(invalid.errors());
      case CompileResult.Compiled compiled -> errors.addAll(rendered(compiled.template()));
    }
    assertContains(errors, "errors");
    assertContains(result.warnings(), "warnings");
    if (expect.member("warnings").isPresent()) {
      assertThat(result.warnings()).hasSize(elements("warnings").size());
    }
    if (expect.member("only_errors").isPresent() || expect.member("errors").isEmpty()) {
      assertThat(errors).hasSize(elements("errors").size());
    }
  }

  private List<Diagnostic> rendered(CompiledTemplate template) {
    RenderOutcome outcome = template.render(inputs, renderContext(), UnknownInputs.REFUSE);
    RenderTrace trace = template.trace(inputs, renderContext(), UnknownInputs.REFUSE);
    assertThat(trace.outcome()).as("traced").isEqualTo(outcome);
    assertThat(written(template)).as("written").isEqualTo(text(outcome));
    return switch (outcome) {
      case RenderOutcome.Refused(var errors) -> errors;
      case RenderOutcome.Rendered rendered -> {
        JsonValue payload = rendered.payload();
        List<Diagnostic> breaches = template.breaches(rendered);
        assertContains(breaches, "breaches");
        if (expect.member("breaches").isPresent()) {
          assertThat(breaches).hasSize(elements("breaches").size());
        }
        expect
            .member("payload")
            .ifPresent(wanted -> assertThat(payload.toJson()).isEqualTo(wanted.toJson()));
        expect
            .member("late")
            .ifPresent(
                wanted ->
                    assertThat(Wire.late(rendered.late()).toJson()).isEqualTo(wanted.toJson()));
        assertThat(elements("errors")).as("errors expected, got %s", payload.toJson()).isEmpty();
        yield List.of();
      }
    };
  }

  private List<Object> written(CompiledTemplate template) {
    return switch (template.write(inputs, renderContext(), UnknownInputs.REFUSE)) {
      case WriteOutcome.Refused(var errors) -> List.copyOf(errors);
      case WriteOutcome.Written(var payload, var late) -> List.of(payload.toString(), late);
    };
  }

  private static List<Object> text(RenderOutcome outcome) {
    return switch (outcome) {
      case RenderOutcome.Refused(var errors) -> List.copyOf(errors);
      case RenderOutcome.Rendered(var payload, var late) -> List.of(payload.toJson(), late);
    };
  }

  private void assertContains(List<Diagnostic> found, String member) {
    List<JsonObject> told = found.stream().map(Wire::of).toList();
    for (JsonValue wanted : elements(member)) {
      assertThat(told)
          .as("%s should have %s", member, wanted.toJson())
          .anyMatch(diagnostic -> Wire.has(diagnostic, (JsonObject) wanted));
    }
  }

  /** What the case draws time and chance from. */
  public RenderContext renderContext() {
    String now = context.member("now").isPresent() ? text(context, "now") : "2026-01-01T00:00:00Z";
    long seed =
        context.member("seed").orElse(JsonValue.of(0)) instanceof JsonNumber(String digits)
            ? Long.parseLong(digits)
            : 0;
    return new RenderContext(Instant.parse(now), seed);
  }

  private List<JsonValue> elements(String member) {
    return expect.member(member).orElse(JsonValue.array()) instanceof JsonArray(var elements)
        ? elements
        : List.of();
  }

  private static JsonObject object(JsonObject json, String member) {
    return (JsonObject) json.member(member).orElse(JsonValue.emptyObject());
  }

  private static String text(JsonObject json, String member) {
    return ((JsonString) json.member(member).orElseThrow()).value();
  }

  @Override
  public String toString() {
    return title;
  }
}
