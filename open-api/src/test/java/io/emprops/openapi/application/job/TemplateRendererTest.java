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
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TemplateRendererTest {
  private static final RenderContext CONTEXT = new RenderContext(Instant.EPOCH, 1);
  private static final String SOURCE =
      """
      {"job_type": "mock", "template": {"steps": "{{steps}}", "fail": {"class": "{{class}}"}},
       "variable_types": {
         "steps": {"type": "integer", "required": true}, "class": {"type": "secret"}}}
      """;

  private final TemplateRenderer renderer =
      new TemplateRenderer(
          new TemplateCompiler(Limits.standard())::compile, JobTypeRegistry.standard());

  @Test
  void refusesAPayloadThatBreaksItsJobTypesSchema() {
    Rendering rendering = render("{\"steps\":0}");

    assertThat(((Rendering.Refused) rendering).errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code()).isEqualTo(ErrorCode.SCHEMA_MISMATCH);
              assertThat(error.pointer()).isEqualTo("/payload/steps");
            });
  }

  @Test
  void acceptsWhatIsFilledInLaterWhateverStandsThere() {
    Rendering rendering = render("{\"steps\":9,\"class\":{\"secret\":\"s\"}}");

    assertThat(rendering).isInstanceOf(Rendering.Ready.class);
    var ready = (Rendering.Ready) rendering;
    assertThat(ready.payload())
        .isEqualTo(JsonText.parse("{\"steps\":9,\"fail\":{\"class\":\"***\"}}"));
    assertThat(ready.late()).extracting(LateValue::pointer).containsExactly("/fail/class");
    assertThat(ready.jobType()).isEqualTo(new JobType("simulation"));
  }

  @Test
  void tellsTheErrorsOfInputs() {
    Rendering rendering = render("{}");

    assertThat(((Rendering.Refused) rendering).errors())
        .extracting(Diagnostic::code)
        .containsExactly(ErrorCode.INPUT_REQUIRED);
  }

  private Rendering render(String inputs) {
    return renderer.render(
        AWorkflow.aWorkflow().source(SOURCE).build(), (JsonObject) JsonText.parse(inputs), CONTEXT);
  }
}
