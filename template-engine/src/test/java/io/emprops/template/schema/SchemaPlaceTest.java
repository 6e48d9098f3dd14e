package io.emprops.template.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobType;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.ChoiceOption;
import io.emprops.core.template.OnMissing;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SchemaPlaceTest {
  private static final VariableName NAME = new VariableName("x");
  private static final JobTypeRegistry JOB_TYPES = JobTypeRegistry.standard();

  @ParameterizedTest
  @CsvSource({
    "openai_chat, /model, text",
    "openai_chat, /messages, json",
    "openai_chat, /messages/0/role, text",
    "openai_chat, /messages/3/content, textarea",
    "openai_chat, /messages/0/content/0/text, textarea",
    "openai_chat, /temperature, number",
    "openai_chat, /max_tokens, integer",
    "openai_chat, /stop, text",
    "openai_chat, /logprobs, checkbox",
    "openai_chat, /response_format, json",
    "openai_chat, /logit_bias/50256, number",
    "openai_chat, /messages/0/nothing, none",
    "openai_chat, /nothing/at/all, none",
    "openai_image, /prompt, textarea",
    "openai_embeddings, /encoding_format, select",
    "claude_api, /messages/0/role, select",
    "claude_api, /system, text",
    "claude_api, /stop_sequences, list",
    "claude_api, /stop_sequences/0, text",
    "gemini, /contents/0/parts/0/text, textarea",
    "ollama, /options/top_k, integer",
    "ollama, /prompt, textarea",
    "comfyui, /prompt/7/class_type, text",
    "comfyui, /prompt/7/inputs/text, none",
    "custom_webhook, /url, text",
    "custom_webhook, /body, none",
    "custom_api_async, /polling/interval_ms, integer",
    "custom_api_async, /request/headers/Accept, text",
    "simulation, /fail/class, select"
  })
  void infersAKindFromThePlace(String jobType, String pointer, String type) {
    SchemaPlace place = at(jobType, pointer);

    assertThat(place.infer(NAME).map(d -> d.type().wire()).orElse("none")).isEqualTo(type);
  }

  @Test
  void takesTheBoundsOfANumber() {
    VariableDefinition found = at("openai_chat", "/temperature").infer(NAME).orElseThrow();

    assertThat(found.rules())
        .isInstanceOfSatisfying(
            ValueRules.Numeric.class,
            rules -> {
              assertThat(rules.min()).isEqualByComparingTo("0");
              assertThat(rules.max()).isEqualByComparingTo("2");
              assertThat(rules.exclusiveMin()).isNull();
            });
    assertThat(found.description()).isEqualTo("Higher is more varied, 0 the most repeatable.");
  }

  @Test
  void offersWhatIsAllowedButNotNull() {
    assertThat(at("simulation", "/fail/class").infer(NAME).orElseThrow().rules())
        .isInstanceOfSatisfying(
            ValueRules.Choice.class,
            rules ->
                assertThat(rules.options())
                    .hasSize(10)
                    .extracting(ChoiceOption::label)
                    .startsWith("generation_refusal"));
  }

  @Test
  void asksForNothing() {
    VariableDefinition found = at("openai_chat", "/model").infer(NAME).orElseThrow();

    assertThat(found.name()).isEqualTo(NAME);
    assertThat(found.required()).isFalse();
    assertThat(found.onMissing()).isEqualTo(OnMissing.OMIT);
    assertThat(found.defaultValue()).isNull();
  }

  @Test
  void readsAnExclusiveBoundAndALongTextAndAPrefix() {
    SchemaPlace root =
        SchemaProof.of(
                (JsonObject)
                    JsonText.parse(
                        """
                        {"properties": {
                          "n": {"type": "number", "exclusiveMinimum": 0},
                          "s": {"type": "string", "maxLength": 201},
                          "title": {"type": "string", "maxLength": 200},
                          "p": {"prefixItems": [{"type": "boolean"}], "items": {"type": "null"}}}}"""))
            .root();

    assertThat(root.member("n").infer(NAME).map(VariableDefinition::rules))
        .containsInstanceOf(ValueRules.Numeric.class)
        .hasValueSatisfying(
            rules -> assertThat(((ValueRules.Numeric) rules).exclusiveMin()).isNotNull());
    assertThat(type(root.member("s"))).contains(VariableType.TEXTAREA);
    assertThat(type(root.member("title"))).contains(VariableType.TEXT);
    assertThat(type(root.member("p").element(0))).contains(VariableType.CHECKBOX);
    assertThat(type(root.member("p").element(1))).isEmpty();
  }

  private static Optional<VariableType> type(SchemaPlace place) {
    return place.infer(NAME).map(VariableDefinition::type);
  }

  private static SchemaPlace at(String jobType, String pointer) {
    SchemaPlace place =
        SchemaProof.of(JOB_TYPES.payloadSchema(new JobType(jobType)).orElseThrow()).root();
    for (String step : pointer.substring(1).split("/", -1)) {
      place =
          step.matches("[0-9]") && !pointer.startsWith("/prompt")
              ? place.element(Integer.parseInt(step))
              : place.member(step);
    }
    return place;
  }
}
