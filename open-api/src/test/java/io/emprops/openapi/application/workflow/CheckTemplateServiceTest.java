package io.emprops.openapi.application.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.worker.port.out.InMemoryWorkerDirectory;
import io.emprops.core.workflow.port.in.CheckTemplateQuery.Preview;
import io.emprops.openapi.application.worker.LiveWorkers;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CheckTemplateServiceTest {
  private static final Principal VIEWER =
      new Principal(new OrganisationId("acme"), new UserId("vic"), Role.VIEWER);
  private static final String SOURCE =
      """
      {"job_type": "mock", "template": {"steps": "{{steps}}"},
       "variable_types": {"steps": {"type": "integer", "required": true}}}
      """;

  private final CheckTemplateService service =
      new CheckTemplateService(
          new CompiledTemplates(new TemplateCompiler(Limits.standard())::compile),
          JobTypeRegistry.standard(),
          new LiveWorkers(new InMemoryWorkerDirectory()),
          InstantSource.fixed(Instant.EPOCH),
          new Random(1));

  @Test
  void showsAPayloadBesideWhatIsWrongWithIt() {
    Preview broken = preview("{\"steps\":0}");
    Preview sound = preview("{\"steps\":9}");

    assertThat(broken.valid()).isFalse();
    assertThat(broken.errors())
        .extracting(Diagnostic::code, Diagnostic::pointer)
        .containsExactly(tuple(ErrorCode.SCHEMA_MISMATCH, "/payload/steps"));
    assertThat(broken.payload()).isEqualTo(JsonText.parse("{\"steps\":0}"));
    assertThat(sound.valid()).isTrue();
    assertThat(sound.errors()).isEmpty();
  }

  @Test
  void showsNoPayloadWhereThereIsNone() {
    Preview refused = preview("{}");

    assertThat(refused.payload()).isNull();
    assertThat(refused.errors())
        .extracting(Diagnostic::code)
        .containsExactly(ErrorCode.INPUT_REQUIRED);
  }

  private Preview preview(String inputs) {
    return service.preview(
        VIEWER, SOURCE, Optional.of((JsonObject) JsonText.parse(inputs)), Optional.empty(), false);
  }
}
