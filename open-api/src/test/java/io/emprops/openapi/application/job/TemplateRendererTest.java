package io.emprops.openapi.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.AWorkflow;
import io.emprops.openapi.application.job.WorkflowRenderer.Rendering;
import io.emprops.openapi.application.workflow.PayloadCheck;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateRendererTest {
  private static final RenderContext CONTEXT = new RenderContext(Instant.EPOCH, 1);
  private static final String SOURCE =
      """
      {"job_type": "mock", "template": {"steps": "{{steps}}", "key": "{{key}}"},
       "variable_types": {
         "steps": {"type": "integer", "required": true}, "key": {"type": "secret"}}}
      """;
  private static final Diagnostic BREACH =
      Diagnostic.at("/steps", ErrorCode.SCHEMA_MISMATCH, "at most 9");

  @Test
  void refusesAPayloadThatBreaksItsJobTypesSchema() {
    TemplateRenderer renderer = renderer((_, _) -> List.of(BREACH));

    Rendering rendering = render(renderer, "{\"steps\":10}");

    assertThat(rendering).isEqualTo(new Rendering.Refused(List.of(BREACH)));
  }

  @Test
  void holdsThePayloadAndWhereItIsNotYetFilledInAgainstTheSchema() {
    TemplateRenderer renderer =
        renderer(
            (jobType, rendered) ->
                jobType.equals("mock")
                        && rendered.payload().toJson().equals("{\"steps\":9,\"key\":\"***\"}")
                        && rendered.late().stream()
                            .map(LateValue::pointer)
                            .toList()
                            .equals(List.of("/key"))
                    ? List.of()
                    : List.of(BREACH));

    Rendering rendering = render(renderer, "{\"steps\":9,\"key\":{\"secret\":\"s\"}}");

    assertThat(rendering).isInstanceOf(Rendering.Ready.class);
    assertThat(((Rendering.Ready) rendering).jobType()).isEqualTo(new JobType("simulation"));
  }

  @Test
  void tellsTheErrorsOfInputsWithoutAskingForAPayload() {
    TemplateRenderer renderer =
        renderer(
            (_, _) -> {
              throw new AssertionError("nothing was rendered");
            });

    Rendering rendering = render(renderer, "{}");

    assertThat(((Rendering.Refused) rendering).errors())
        .extracting(Diagnostic::code)
        .containsExactly(ErrorCode.INPUT_REQUIRED);
  }

  private static Rendering render(TemplateRenderer renderer, String inputs) {
    return renderer.render(
        AWorkflow.aWorkflow().source(SOURCE).build(), (JsonObject) JsonText.parse(inputs), CONTEXT);
  }

  private static TemplateRenderer renderer(PayloadCheck payloads) {
    return new TemplateRenderer(
        new TemplateCompiler(Limits.standard())::compile, JobTypeRegistry.standard(), payloads);
  }
}
