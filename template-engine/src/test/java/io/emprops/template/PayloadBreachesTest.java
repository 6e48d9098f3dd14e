package io.emprops.template;

import static org.assertj.core.api.Assertions.assertThat;

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

final class PayloadBreachesTest {

  @ParameterizedTest
  @ValueSource(strings = {"simulation", "mock"})
  void areEachFoundAtTheirPlaceInThePayload(String jobType) {
    List<Diagnostic> breaches =
        template(jobType).breaches(rendered("{\"steps\":0,\"fail\":{\"class\":\"bad luck\"}}"));

    assertThat(breaches)
        .extracting(Diagnostic::pointer)
        .containsExactlyInAnyOrder("/payload/steps", "/payload/fail/class");
    assertThat(breaches).extracting(Diagnostic::code).containsOnly(ErrorCode.SCHEMA_MISMATCH);
    assertThat(breaches)
        .extracting(Diagnostic::message)
        .anyMatch(message -> message.startsWith("/steps "));
  }

  @Test
  void areNotInWhatFits() {
    assertThat(template("simulation").breaches(rendered("{\"steps\":2,\"more\":1}"))).isEmpty();
  }

  @Test
  void areNotForAJobTypeThatPublishesNothing() {
    assertThat(template("of_someone_else").breaches(rendered("[]"))).isEmpty();
  }

  @Test
  void areNotInWhatStandsForALateValue() {
    var secret = new LateValue("/fail/class", List.of(new LatePart.Secret("s")));
    String payload = "{\"steps\":0,\"fail\":{\"class\":\"***\"}}";

    List<Diagnostic> breaches =
        template("simulation")
            .breaches(new RenderOutcome.Rendered(JsonText.parse(payload), List.of(secret)));

    assertThat(breaches).extracting(Diagnostic::pointer).containsExactly("/payload/steps");
  }

  @Test
  void makeARefusalOfAJudgedOutcome() {
    CompiledTemplate template = template("simulation");
    RenderOutcome sound = rendered("{\"steps\":2}");
    RenderOutcome.Rendered broken = rendered("{\"steps\":0}");
    var refused =
        new RenderOutcome.Refused(
            List.of(Diagnostic.at("/inputs/v", ErrorCode.INPUT_REQUIRED, "a value is required")));

    assertThat(template.judge(sound)).isEqualTo(sound);
    assertThat(template.judge(refused)).isEqualTo(refused);
    assertThat(template.judge(broken))
        .isEqualTo(new RenderOutcome.Refused(template.breaches(broken)));
  }

  private static CompiledTemplate template(String jobType) {
    return Engine.compiled(
        """
        {"job_type": "%s", "template": "{{v}}", "variable_types": {"v": {"type": "json"}}}
        """
            .formatted(jobType));
  }

  private static RenderOutcome.Rendered rendered(String payload) {
    return new RenderOutcome.Rendered(JsonText.parse(payload), List.of());
  }
}
