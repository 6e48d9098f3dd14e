package io.emprops.openapi.application.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.json.JsonText;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedSchemasTest {
  private final PayloadCheck schemas = new PublishedSchemas(JobTypeRegistry.standard());

  @ParameterizedTest
  @ValueSource(strings = {"simulation", "mock"})
  void findsEveryBreachAtItsPlaceInThePayload(String jobType) {
    List<Diagnostic> breaches =
        schemas.check(jobType, rendered("{\"steps\":0,\"fail\":{\"class\":\"bad luck\"}}"));

    assertThat(breaches)
        .extracting(Diagnostic::pointer)
        .containsExactlyInAnyOrder("/payload/steps", "/payload/fail/class");
    assertThat(breaches).extracting(Diagnostic::code).containsOnly(ErrorCode.SCHEMA_MISMATCH);
    assertThat(breaches)
        .extracting(Diagnostic::message)
        .anyMatch(message -> message.startsWith("/steps "));
  }

  @Test
  void acceptsWhatFits() {
    assertThat(schemas.check("simulation", rendered("{\"steps\":2,\"more\":1}"))).isEmpty();
  }

  @Test
  void acceptsEverythingForAJobTypeThatPublishesNothing() {
    assertThat(schemas.check("of_someone_else", rendered("[]"))).isEmpty();
  }

  @Test
  void judgesNotWhatStandsForALateValue() {
    var secret = new LateValue("/fail/class", List.of(new LatePart.Secret("s")));
    String payload = "{\"steps\":0,\"fail\":{\"class\":\"***\"}}";

    List<Diagnostic> breaches =
        schemas.check(
            "simulation", new RenderOutcome.Rendered(JsonText.parse(payload), List.of(secret)));

    assertThat(breaches).extracting(Diagnostic::pointer).containsExactly("/payload/steps");
  }

  private static RenderOutcome.Rendered rendered(String payload) {
    return new RenderOutcome.Rendered(JsonText.parse(payload), List.of());
  }
}
