package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.it.provider.AnthropicApi;
import io.emprops.it.provider.OpenAiApi;
import io.emprops.it.provider.Received;
import io.emprops.it.provider.WebhookApi;
import io.emprops.it.provider.Words;
import io.emprops.it.scenario.JobEvents.Event;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The three examples of the first design, from their text to a provider's answer. */
@ExtendWith(TheWorld.class)
final class FirstDesignExamplesIT {
  /** All that breaks a template made by replacing text. */
  private static final String NASTY =
      "She said \"no\",\nthen {{model}} }} {{{x}}} {{#if}}\\{{ $& $1 $` \\n \\\\ C:\\temp\\\t"
          + "👩‍🚀 é \u0000\u0001\u001f\u007f\u2028 </script> '; drop table job; --";

  private static final String WHOLE_ANSWER = Words.TEXT;

  private final String mark = UUID.randomUUID().toString();
  private final String nasty = NASTY + mark;
  private final World world;
  private final Workflows workflows;

  FirstDesignExamplesIT(World world) {
    this.world = world;
    this.workflows = new Workflows(world.api());
  }

  @AfterEach
  void sawEachRequestOnce() {
    world.providers().release();
    assertThat(world.providers().received(mark)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void savesEachExampleExactlyAndShowsItsForm() {
    for (String name : List.of("openai-chat", "claude", "webhook")) {
      String source = Workflows.source("first-design/" + name + ".json");

      String id = workflows.saveForId(name, source);

      JsonNode saved = world.api().get("/api/workflows/" + id).expect(200);
      assertThat(saved.path("source").asText()).isEqualTo(source);
      JsonNode form = world.api().get("/api/workflows/" + id + "/form").expect(200);
      assertThat(form.findValuesAsText("name"))
          .containsAll(fieldNames(Json.parse(source).path("variable_types")));
    }
  }

  @Test
  void streamsAnOpenAiChat() {
    String source = Workflows.source("first-design/openai-chat.json");
    String inputs =
        "{\"model\":\"gpt-4o-mini\",\"user_input\":%s,\"temperature\":0.70,\"max_tokens\":4000}"
            .formatted(Json.quote(nasty));
    JsonNode expected =
        Json.parse(
            "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"system\",\"content\":\"You are a helpful assistant.\"},{\"role\":\"user\",\"content\":%s}],\"temperature\":0.70,\"max_tokens\":4000}"
                .formatted(Json.quote(nasty)));
    requirePreview(source, inputs, expected);
    String workflow = workflows.saveForId("chat", source);
    CountDownLatch gate = world.providers().hold();

    String job = workflows.execute(workflow, inputs);

    Received request = world.received(mark);
    assertThat(request.path()).isEqualTo(OpenAiApi.CHAT);
    requireSent(request, expected);
    assertThat(request.body()).contains("\"temperature\":0.70,").contains("\"max_tokens\":4000");
    requireStreamed(job, gate);
    requireAnswer(workflows.awaitEnd(job).expect(200), 31, 9);
  }

  @Test
  void streamsAClaudeMessage() {
    String source = Workflows.source("first-design/claude.json");
    String inputs =
        "{\"model\":\"claude-3-haiku-20240307\",\"prompt\":%s}".formatted(Json.quote(nasty));
    JsonNode expected =
        Json.parse(
            "{\"model\":\"claude-3-haiku-20240307\",\"max_tokens\":1000,\"messages\":[{\"role\":\"user\",\"content\":%s}]}"
                .formatted(Json.quote(nasty)));
    requirePreview(source, inputs, expected);
    String workflow = workflows.saveForId("claude", source);
    CountDownLatch gate = world.providers().hold();

    String job = workflows.execute(workflow, inputs);

    Received request = world.received(mark);
    assertThat(request.path()).isEqualTo(AnthropicApi.MESSAGES);
    requireSent(request, expected);
    requireStreamed(job, gate);
    requireAnswer(workflows.awaitEnd(job).expect(200), 132, 15);
  }

  @Test
  void callsACustomersWebhook() {
    String source = Workflows.source("first-design/webhook.json");
    String inputs =
        "{\"webhook_url\":%s,\"api_key\":\"k-123\",\"input_text\":%s,\"priority\":\"high\"}"
            .formatted(
                Json.quote(world.providers().url("webhook") + WebhookApi.SCORE), Json.quote(nasty));
    String workflow = workflows.saveForId("webhook", source);

    String job = workflows.execute(workflow, inputs);

    Received request = world.received(mark);
    assertThat(request.path()).isEqualTo(WebhookApi.SCORE);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("Authorization")).isEqualTo("Bearer k-123");
    assertThat(request.header("Content-Type")).startsWith("application/json");
    assertThat(request.json())
        .isEqualTo(
            Json.parse(
                "{\"text\":%s,\"options\":{\"format\":\"json\",\"priority\":\"high\"}}"
                    .formatted(Json.quote(nasty))));
    Api.Answer ended = workflows.awaitEnd(job);
    assertThat(ended.json().path("status").asText()).isEqualTo("completed");
    assertThat(ended.json().path("result").findValues("score")).singleElement().hasToString("1.10");
    assertThat(ended.body()).contains("9007199254740993").contains("1E-7");
  }

  @Test
  void keepsTheDigitsOfNumbersInEveryRecordOfAJob() {
    String workflow =
        workflows.saveForId("digits", Workflows.source("first-design/openai-chat.json"));
    String inputs =
        "{\"user_input\":\"%s\",\"temperature\":1.10,\"max_tokens\":12e1}".formatted(mark);

    String job = workflows.execute(workflow, inputs);

    Received request = world.received(mark);
    assertThat(request.body()).contains("\"temperature\":1.10").contains("\"max_tokens\":12e1");
    String record = workflows.awaitEnd(job).body();
    assertThat(Json.parse(record).at("/inputs/temperature")).hasToString("1.10");
    assertThat(Json.parse(record).at("/payload/temperature")).hasToString("1.10");
    assertThat(record).containsPattern("\"max_tokens\" ?: ?12e1");
  }

  @Test
  void letsAFollowerComeBackWhereItWas() {
    String workflow = workflows.saveForId("again", Workflows.source("first-design/claude.json"));
    String job = workflows.execute(workflow, "{\"prompt\":\"%s\"}".formatted(mark));
    assertThat(world.received(mark).path()).isEqualTo(AnthropicApi.MESSAGES);
    List<Event> all;
    try (JobEvents events = JobEvents.of(world.api(), job)) {
      all = events.toEnd();
    }

    Event known = all.get(1);
    try (JobEvents events = JobEvents.after(world.api(), job, known.id())) {
      assertThat(events.toEnd()).isEqualTo(all.subList(2, all.size()));
    }
  }

  private void requirePreview(String source, String inputs, JsonNode expected) {
    JsonNode preview =
        world
            .api()
            .post(
                "/api/workflows/preview-template",
                "{\"source\":%s,\"inputs\":%s}".formatted(Json.quote(source), inputs))
            .expect(200);
    assertThat(preview.path("valid").asBoolean()).as(preview.toString()).isTrue();
    assertThat(preview.path("payload")).hasToString(expected.toString());
  }

  /** The payload arrives as it was rendered; the connector only asks for a stream. */
  private static void requireSent(Received request, JsonNode expected) {
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("Content-Type")).startsWith("application/json");
    JsonNode sent = request.json();
    assertThat(sent.path("stream").asBoolean()).isTrue();
    for (var member : expected.properties()) {
      assertThat(sent.path(member.getKey())).hasToString(member.getValue().toString());
    }
  }

  /** A follower sees the first piece while the provider still holds back the rest. */
  private void requireStreamed(String job, CountDownLatch gate) {
    try (JobEvents events = JobEvents.of(world.api(), job)) {
      Event first = events.await("output");
      assertThat(WHOLE_ANSWER).startsWith(first.json().at("/data/text").asText());
      assertThat(gate.getCount()).isEqualTo(1);
      gate.countDown();
      List<Event> all = events.toEnd();
      JobEvents.requireWellFormed(all);
      assertThat(JobEvents.text(all)).isEqualTo(WHOLE_ANSWER);
      assertThat(all.getLast().json().at("/data/status").asText()).isEqualTo("completed");
    } finally {
      gate.countDown();
    }
  }

  private static void requireAnswer(JsonNode job, int inputTokens, int outputTokens) {
    assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("completed");
    assertThat(job.at("/result/text").asText()).isEqualTo(WHOLE_ANSWER);
    assertThat(job.at("/usage/input_tokens").asInt()).isEqualTo(inputTokens);
    assertThat(job.at("/usage/output_tokens").asInt()).isEqualTo(outputTokens);
    assertThat(job.path("attempts")).hasSize(1);
  }

  private static List<String> fieldNames(JsonNode object) {
    return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }
}
