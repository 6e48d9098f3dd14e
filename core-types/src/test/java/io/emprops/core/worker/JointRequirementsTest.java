package io.emprops.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Requirements.Hardware;
import io.emprops.core.worker.RequirementsParser.Parsed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a document asks of a worker and what an execution asks hold both. */
final class JointRequirementsTest {
  private static final JsonValue DOCUMENT =
      JsonText.parse(
          "{\"hardware\":{\"gpu_memory_gb\":24},\"preferred\":{\"labels\":{\"region\":\"eu\"}}}");
  private static final JsonValue EXECUTION =
      JsonText.parse("{\"hardware\":{\"gpu_memory_gb\":48},\"negative\":{\"tier\":\"spot\"}}");

  @Test
  void areWhatTheDocumentAsksWhereTheExecutionAsksNothing() {
    assertThat(JointRequirements.of(Optional.of(DOCUMENT), Optional.empty())).contains(DOCUMENT);
    assertThat(JointRequirements.of(Optional.empty(), Optional.empty())).isEmpty();
    assertThat(JointRequirements.ofExecution(DOCUMENT)).isEmpty();
    assertThat(JointRequirements.ofExecution(null)).isEmpty();
  }

  @Test
  void askAllThatBothAsk() {
    Requirements joint =
        ((Parsed.Read) RequirementsParser.parse(joint(Optional.of(DOCUMENT)))).requirements();

    assertThat(joint.all())
        .containsExactly(new Hardware("gpu_memory_gb", 24), new Hardware("gpu_memory_gb", 48));
    assertThat(joint.none()).hasSize(1);
    assertThat(joint.preferred()).hasSize(1);
  }

  @Test
  void tellWhatTheExecutionAsked() {
    assertThat(JointRequirements.ofExecution(joint(Optional.of(DOCUMENT)))).contains(EXECUTION);
    assertThat(JointRequirements.ofExecution(joint(Optional.empty()))).contains(EXECUTION);
  }

  @Test
  void haveTheClassOfTheOnlyPartWhereTheyAreOne() {
    assertThat(RequirementClass.of(joint(Optional.empty())))
        .isEqualTo(RequirementClass.of(EXECUTION));
    assertThat(RequirementClass.of(JsonText.parse("[{}]"))).isEqualTo(RequirementClass.ANY);
  }

  @Test
  void leaveOutOfTheirClassWhatAnyPartOnlyPrefers() {
    JsonValue joint = joint(Optional.of(DOCUMENT));

    assertThat(RequirementClass.of(joint).json()).doesNotContain("preferred").contains("spot");
    assertThat(RequirementClass.preferring(joint).map(RequirementClass::json).orElse(""))
        .contains("preferred");
    assertThat(RequirementClass.preferring(joint(Optional.empty()))).isEmpty();
    assertThat(RequirementClass.read(RequirementClass.of(joint).json()))
        .isInstanceOf(Parsed.Read.class);
  }

  @Test
  void areMalformedWhereAPartIs() {
    assertThat(RequirementsParser.parse(JsonText.parse("[{\"hardware\":7},[]]")))
        .isEqualTo(
            new Parsed.Malformed(
                List.of(
                    "hardware must be an object, not a number",
                    "requirements must be an object, not an array")));
  }

  private static JsonValue joint(Optional<JsonValue> document) {
    return JointRequirements.of(document, Optional.of(EXECUTION)).orElseThrow();
  }
}
