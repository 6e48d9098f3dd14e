package io.emprops.template.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.UnknownInputs;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ComfyDocumentTest {
  private static final TemplateCompiler ENGINE = new TemplateCompiler(Limits.standard());

  private static final String GRAPH =
      """
      {"workflow": {
         "3": {"class_type": "KSampler", "inputs": {"seed": 1, "steps": 20, "model": ["4", 0]}},
         "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a cat", "clip": ["4", 1]}}},
       "inputs": {
         "3": {"steps": {"value": "steps", "default": 20}},
         "6": {"text": {"value": "prompt", "is_required": true, "type": "prompt"}}}%s}
      """;

  @Test
  void becomesAJobOfComfyUi() {
    CompiledTemplate template = compiled(GRAPH.formatted(""));

    assertThat(template.jobType()).isEqualTo("comfyui");
    assertThat(rendered(template, "{\"prompt\":\"a dog\",\"steps\":8}"))
        .isEqualTo(
            "{\"prompt\":{\"3\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":1,\"steps\":8,"
                + "\"model\":[\"4\",0]}},\"6\":{\"class_type\":\"CLIPTextEncode\",\"inputs\":{"
                + "\"text\":\"a dog\",\"clip\":[\"4\",1]}}}}");
  }

  @Test
  void takesItsFieldsFromItsInputsWithoutAForm() {
    CompiledTemplate template = compiled(GRAPH.formatted(""));

    assertThat(rendered(template, "{\"prompt\":\"x\"}")).contains("\"steps\":20");
    assertThat(template.render(inputs("{}"), context(), UnknownInputs.REFUSE))
        .isInstanceOfSatisfying(
            RenderOutcome.Refused.class,
            refused ->
                assertThat(refused.errors())
                    .extracting(Diagnostic::code)
                    .contains(ErrorCode.INPUT_REQUIRED));
  }

  @Test
  void takesItsFieldsFromAFormOfEitherShape() {
    String own = ", \"form\": {\"steps\": {\"type\": \"integer\", \"max\": 50, \"default\": 9}}";
    String older =
        ", \"form\": {\"fields\": [{\"id\": \"steps\", \"name\": \"Steps\", \"type\": \"slider\","
            + " \"default\": 9, \"constraints\": {\"min\": 1, \"max\": 50}}]}";

    for (String form : new String[] {own, older}) {
      CompiledTemplate template = compiled(GRAPH.formatted(form));

      assertThat(rendered(template, "{\"prompt\":\"x\"}")).contains("\"steps\":9");
      assertThat(
              template.render(
                  inputs("{\"prompt\":\"x\",\"steps\":99}"), context(), UnknownInputs.REFUSE))
          .isInstanceOf(RenderOutcome.Refused.class);
    }
  }

  @Test
  void saysWhichNodeThereIsNot() {
    var result =
        compile("{\"workflow\":{},\"inputs\":{\"9\":{\"a\":{\"value\":\"b\"}}},\"frm\":{}}");

    assertThat(result)
        .isInstanceOfSatisfying(
            CompileResult.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(Diagnostic::pointer)
                    .containsExactlyInAnyOrder("/frm", "/inputs/9"));
  }

  @Test
  void pointsIntoTheDocumentThatWasWritten() {
    var result =
        compile(
            "{\"workflow\":{\"1\":{\"class_type\":\"A\",\"inputs\":{\"t\":\"{{\"}}},"
                + "\"form\":{\"a\":{\"type\":\"nonsense\"}}}");

    assertThat(result)
        .isInstanceOfSatisfying(
            CompileResult.Invalid.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(Diagnostic::pointer)
                    .allSatisfy(pointer -> assertThat(pointer).matches("/(workflow|form)/.*")));
  }

  @Test
  void leavesDocumentsOfTheLanguageAlone() {
    String source = "{\"job_type\":\"simulation\",\"template\":{\"workflow\":{}}}";

    assertThat(ComfyDocument.isOne(source)).isFalse();
    assertThat(ComfyDocument.isOne("{\"workflow\": 1}")).isFalse();
    assertThat(ComfyDocument.isOne("\"workflow\"")).isFalse();
    assertThat(compiled(source).jobType()).isEqualTo("simulation");
  }

  private static CompileResult compile(String source) {
    return ComfyDocument.compile(source, ENGINE::compile);
  }

  private static CompiledTemplate compiled(String source) {
    return switch (compile(source)) {
      case CompileResult.Compiled(CompiledTemplate template, _) -> template;
      case CompileResult.Invalid(var errors, _, _) -> throw new AssertionError(errors.toString());
    };
  }

  private static String rendered(CompiledTemplate template, String inputs) {
    return switch (template.render(inputs(inputs), context(), UnknownInputs.REFUSE)) {
      case RenderOutcome.Rendered(var payload, _) -> payload.toJson();
      case RenderOutcome.Refused(var errors) -> throw new AssertionError(errors.toString());
    };
  }

  private static JsonObject inputs(String json) {
    return (JsonObject) JsonText.parse(json);
  }

  private static RenderContext context() {
    return new RenderContext(Instant.parse("2026-03-01T10:00:00Z"), 7);
  }
}
