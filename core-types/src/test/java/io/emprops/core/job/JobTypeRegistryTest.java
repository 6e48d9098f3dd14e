package io.emprops.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JobTypeRegistryTest {
  private static final JobTypeRegistry REGISTRY = JobTypeRegistry.standard();

  @ParameterizedTest
  @CsvSource({
    "openai_text, openai_chat",
    "openai, openai_chat",
    "openai_img2img, openai_image",
    "embeddings, openai_embeddings",
    "gem-nano-banana, gemini",
    "text_generation, ollama",
    "chat_completion, ollama",
    "rest_sync, custom_api",
    "rest_async, custom_api_async",
    "fetch_api, custom_api_async",
    "mock, simulation",
    "comfyui, comfyui",
    "somebody_elses, somebody_elses"
  })
  void readsOlderNamesAsTodays(String name, String read) {
    assertThat(REGISTRY.read(new JobType(name))).isEqualTo(new JobType(read));
  }

  @Test
  void givesEachNameToOneTypeOnly() {
    Set<String> seen = new HashSet<>();

    assertThat(
            REGISTRY.all().stream()
                .flatMap(d -> Stream.concat(Stream.of(d.name().value()), d.priorNames().stream())))
        .allMatch(seen::add)
        .allMatch(JobType::isValid);
  }

  @Test
  void saysWhichTypesTheWorkerOfThisReleaseExecutes() {
    assertThat(REGISTRY.all())
        .filteredOn(JobTypeDescription::builtIn)
        .extracting(d -> d.name().value())
        .containsExactly(
            "simulation",
            "openai_chat",
            "openai_responses",
            "openai_image",
            "openai_embeddings",
            "claude_api",
            "gemini",
            "ollama",
            "comfyui",
            "custom_webhook",
            "custom_api",
            "custom_api_async");
  }

  @ParameterizedTest
  @MethodSource("types")
  void holdsASchemaOfEveryType(JobTypeDescription type) {
    JsonObject schema = REGISTRY.payloadSchema(type.name()).orElseThrow();

    assertThat(schema.member("$schema"))
        .contains(JsonValue.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(schema.members()).containsKeys("title", "description", "properties", "examples");
    assertThat(schema.member("type"))
        .as("all call something with an object, but a simulation, which plays with any JSON")
        .isEqualTo(
            type.name().value().equals("simulation")
                ? Optional.empty()
                : Optional.of(JsonValue.of("object")));
    assertThat(schema.member("additionalProperties"))
        .as("providers add members, so the root stays open")
        .isEmpty();
  }

  @Test
  void findsASchemaByAnOlderNameAndNoneOfAnUnknownType() {
    assertThat(REGISTRY.payloadSchema(new JobType("mock")))
        .isEqualTo(REGISTRY.payloadSchema(new JobType("simulation")))
        .isPresent();
    assertThat(REGISTRY.payloadSchema(new JobType("mocked"))).isEmpty();
  }

  @Test
  void writesADescriptionAsItAlwaysDid() throws JsonProcessingException {
    String json =
        new ObjectMapper().writeValueAsString(REGISTRY.find("openai_image").orElseThrow());

    assertThat(JsonText.parse(json))
        .isEqualTo(
            JsonText.parse(
                """
                {"name": "openai_image", "title": "OpenAI images",
                 "description": "Makes images from a prompt, or edits one.",
                 "prior_names": ["openai_img2img"], "result_kind": "image", "built_in": true}\
                """));
  }

  static Stream<JobTypeDescription> types() {
    return REGISTRY.all().stream();
  }
}
