package io.emprops.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.UnknownInputs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An example of the page on the template language: a document, or the parts of one with its inputs,
 * and what must come out, each by its name.
 */
record PageExample(String source, JsonObject inputs, Map<String, JsonValue> expected) {
  private static final TemplateCompiler COMPILER = new TemplateCompiler(Limits.standard());
  private static final RenderContext CONTEXT =
      new RenderContext(Instant.parse("2026-01-01T00:00:00Z"), 1);

  /** A fenced block: what it holds, and its text. */
  record Block(String part, String text) {}

  /** The examples of a page, each with the blocks up to the next. */
  static Stream<PageExample> of(List<Block> blocks) {
    List<PageExample> examples = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).part().equals("example")) {
        Map<String, JsonValue> expected = new LinkedHashMap<>();
        for (int j = i + 1; j < blocks.size() && !blocks.get(j).part().equals("example"); j++) {
          expected.put(blocks.get(j).part(), JsonText.parse(blocks.get(j).text()));
        }
        examples.add(of(blocks.get(i).text(), expected));
      }
    }
    return examples.stream();
  }

  private static PageExample of(String text, Map<String, JsonValue> expected) {
    var object = (JsonObject) JsonText.parse(text);
    Map<String, JsonValue> outcome = new LinkedHashMap<>(expected);
    JsonValue given = outcome.remove("inputs");
    if (object.member("job_type").isPresent()) {
      return new PageExample(
          text, inputs(given == null ? JsonValue.emptyObject() : given), outcome);
    }
    Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
    members.put("job_type", JsonValue.of("my_api"));
    JsonValue inputs = members.remove("inputs");
    return new PageExample(
        new JsonObject(members).toJson(),
        inputs(inputs == null ? JsonValue.emptyObject() : inputs),
        outcome);
  }

  private static JsonObject inputs(JsonValue value) {
    return (JsonObject) value;
  }

  /** An expression and the JSON that it gives. */
  static PageExample ofExpression(String expression, String value) {
    var template = JsonValue.of("{{ " + expression + " }}");
    var document =
        JsonValue.object().put("job_type", JsonValue.of("my_api")).put("template", template);
    return new PageExample(
        document.build().toJson(),
        JsonValue.emptyObject(),
        Map.of("payload", JsonText.parse(value)));
  }

  void verify() {
    CompileResult result = COMPILER.compile(source);

    Map<String, JsonValue> found = new LinkedHashMap<>();
    found.put("warnings", json(result.warnings()));
    switch (result) {
      case CompileResult.Invalid invalid -> found.put("errors", json(invalid.errors()));
      case CompileResult.Compiled compiled -> render(compiled.template(), found);
    }

    assertThat(expected).as("a document alone says nothing").isNotEmpty();
    expected.forEach((part, wanted) -> agree(part, wanted, found));
    assertThat(found.containsKey("errors")).isEqualTo(expected.containsKey("errors"));
  }

  private void render(CompiledTemplate template, Map<String, JsonValue> found) {
    switch (template.render(inputs, CONTEXT, UnknownInputs.REFUSE)) {
      case RenderOutcome.Refused(var errors) -> found.put("errors", json(errors));
      case RenderOutcome.Rendered rendered -> {
        found.put("payload", rendered.payload());
        found.put("late", late(rendered.late()));
        found.put("breaches", json(template.breaches(rendered)));
      }
    }
  }

  private static void agree(String part, JsonValue wanted, Map<String, JsonValue> found) {
    assertThat(found).containsKey(part);
    JsonValue actual = found.get(part);
    switch (part) {
      case "payload", "late" -> assertThat(actual.toJson()).isEqualTo(wanted.toJson());
      default -> {
        List<JsonValue> all = ((JsonArray) actual).elements();
        List<JsonValue> each = ((JsonArray) wanted).elements();
        assertThat(all).as(part).hasSameSizeAs(each);
        each.forEach(
            one -> assertThat(all).as(part).anyMatch(a -> has((JsonObject) a, (JsonObject) one)));
      }
    }
  }

  private static boolean has(JsonObject diagnostic, JsonObject wanted) {
    return wanted.members().entrySet().stream()
        .allMatch(
            member ->
                diagnostic.member(member.getKey()).filter(member.getValue()::equals).isPresent());
  }

  private static JsonArray json(List<Diagnostic> diagnostics) {
    return new JsonArray(diagnostics.stream().<JsonValue>map(PageExample::json).toList());
  }

  private static JsonObject json(Diagnostic diagnostic) {
    var json =
        JsonValue.object()
            .put("code", diagnostic.code().wire())
            .put("pointer", diagnostic.pointer());
    Integer line = diagnostic.line();
    Integer column = diagnostic.column();
    Integer length = diagnostic.length();
    String hint = diagnostic.hint();
    if (line != null && column != null && length != null) {
      json.put("line", line).put("column", column).put("length", length);
    }
    if (hint != null) {
      json.put("hint", hint);
    }
    return json.build();
  }

  private static JsonArray late(List<LateValue> late) {
    List<JsonValue> all = new ArrayList<>();
    for (LateValue value : late) {
      var parts = new JsonArray(value.parts().stream().map(part -> part.toWire()).toList());
      all.add(JsonValue.object().put("pointer", value.pointer()).put("parts", parts).build());
    }
    return new JsonArray(all);
  }

  @Override
  public String toString() {
    return source.strip().lines().findFirst().orElse("");
  }
}
