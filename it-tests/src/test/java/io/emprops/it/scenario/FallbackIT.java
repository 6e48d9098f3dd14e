package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another model or another provider answers in place of one that fails, and it is told why. */
@ExtendWith(TheWorld.class)
final class FallbackIT {
  private final Workflows workflows;

  FallbackIT(World world) {
    this.workflows = new Workflows(world.api());
  }

  @Test
  void anotherProviderAnswersWhereTheFirstModelsFail() {
    JsonNode ended =
        run(
            """
            [{"payload": {"model": "fault-429"}},
             {"job_type": "claude_api", "payload": {"model": "claude-sonnet", "max_tokens": 50}}]
            """);

    assertThat(ended.path("status").asText()).isEqualTo("completed");
    assertThat(ended.at("/result/text").asText()).isNotEmpty();
    assertThat(ended.at("/usage/fallback").asText())
        .isEqualTo(
            "claude_api claude-sonnet after openai_chat fault-503: service_error http-503,"
                + " openai_chat fault-429: rate_limit http-429");
    assertThat(ended.path("attempts")).hasSize(1);
  }

  private JsonNode run(String fallback) {
    String document =
        """
        {"job_type": "openai_chat",
         "template": {"model": "fault-503", "messages": [{"role": "user", "content": "Hello"}]},
         "fallback": %s}
        """
            .formatted(fallback);
    return workflows
        .awaitEnd(workflows.execute(workflows.saveForId("Fallback", document), "{}"))
        .json();
  }
}
