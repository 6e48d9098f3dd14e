package io.emprops.openapi.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonText;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LateValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By what a job's provider will count it. */
final class FlowKeysTest {
  private static final OrganisationId ACME = new OrganisationId("acme");
  private static final LateValue KEY =
      new LateValue(
          "/headers/Authorization",
          List.of(new LatePart.Text("Bearer "), new LatePart.Secret("openai")));

  @Test
  void areTheWorkersKeyAndItsModelWhereAJobNamesNoSecret() {
    assertThat(keys("openai_chat", "{\"model\":\"gpt-4o\"}"))
        .containsExactly("provider:openai", "provider:openai/gpt-4o");
    assertThat(keys("claude_api", "{\"model\":\"claude-sonnet\"}"))
        .containsExactly("provider:anthropic", "provider:anthropic/claude-sonnet");
    assertThat(keys("gemini", "{}")).containsExactly("provider:google");
  }

  @Test
  void areTheSecretAndTheModelOfACallOfAnyApi() {
    assertThat(keys("custom_api", "{\"url\":\"u\",\"body\":{\"model\":\"m\"}}", KEY))
        .containsExactly("credential:acme/openai", "credential:acme/openai/m");
    assertThat(keys("custom_api_async", "{\"request\":{\"body\":{\"model\":\"m\"}}}", KEY))
        .containsExactly("credential:acme/openai", "credential:acme/openai/m");
    assertThat(keys("custom_webhook", "{\"url\":\"u\",\"body\":[1]}", KEY, KEY))
        .containsExactly("credential:acme/openai");
  }

  @Test
  void areNoneWhereNoProviderCounts() {
    assertThat(keys("simulation", "{\"model\":\"m\"}")).isEmpty();
    assertThat(keys("comfyui", "{}")).isEmpty();
    assertThat(keys("custom_webhook", "\"text\"")).isEmpty();
  }

  @Test
  void giveAModelThatCannotStandInAKeyAShortName() {
    assertThat(keys("openai_chat", "{\"model\":\"a model, ünd so weiter\"}").getLast())
        .matches("provider:openai/[0-9a-f]{32}");
    assertThat(keys("openai_chat", "{\"model\":\"\"}").getLast())
        .matches("provider:openai/[0-9a-f]{32}");
  }

  private static List<String> keys(String type, String payload, LateValue... late) {
    return FlowKeys.of(ACME, new JobType(type), JsonText.parse(payload), List.of(late));
  }
}
