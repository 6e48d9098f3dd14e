package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.core.problem.ErrorCode;
import io.emprops.it.scenario.Api.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody gets who asks for something that cannot be: each time a whole problem document. */
@ExtendWith(TheWorld.class)
final class BadInputIT {
  private static final String SOURCE =
      """
      {
        "job_type": "simulation",
        "template": {"text": "{{text}}", "level": "{{level}}", "kind": "{{kind}}", "note": "{{note}}"},
        "variable_types": {
          "text": {"type": "text", "required": true},
          "level": {"type": "number", "min": 1, "max": 5, "default": 2},
          "kind": {"type": "select", "options": ["a", "b"], "default": "a"},
          "note": {"type": "text", "max_length": 3}
        }
      }
      """;
  private static final String NO_SUCH_ID = "01J00000000000000000000000";

  private final World world;
  private final Workflows workflows;

  BadInputIT(World world) {
    this.world = world;
    this.workflows = new Workflows(world.api());
  }

  @Test
  void pointsToTheVeryPlaceInMalformedJson() {
    String body = "{\"name\": \"n\",\n  \"component_type\": ?}";

    Answer answer = world.api().post("/api/workflows", body);

    JsonNode error = Problems.onlyError(Problems.require(answer, ErrorCode.REQUEST_MALFORMED));
    assertThat(error.path("line").asInt()).isEqualTo(2);
    assertThat(error.path("column").asInt()).isEqualTo(21);
  }

  @Test
  void pointsToTheVeryPlaceInAMalformedDocument() {
    String source = "{\n  \"job_type\": \"simulation\",\n  \"template\": {\"a\": }\n}";

    Answer answer = world.api().post("/api/workflows", Workflows.request("broken", source));

    JsonNode error = Problems.onlyError(Problems.require(answer, ErrorCode.DOCUMENT_INVALID));
    assertThat(error.path("code").asText()).isEqualTo("document.json");
    assertThat(error.path("line").asInt()).isEqualTo(3);
    assertThat(error.path("column").asInt()).isEqualTo(21);
  }

  @Test
  void tellsAllErrorsOfADocumentAtOnceAndSavesNothing() {
    String name = "twofold " + UUID.randomUUID();
    String source =
        "{\"job_type\":\"simulation\",\"template\":{\"a\":\"{{open\",\"b\":\"{{}}\"},\"variable_types\":{\"n\":{\"type\":\"number\",\"min\":5,\"max\":1}}}";

    Answer answer = world.api().post("/api/workflows", Workflows.request(name, source));

    JsonNode problem = Problems.require(answer, ErrorCode.DOCUMENT_INVALID);
    assertThat(Problems.errors(problem))
        .contains(
            "/template/a placeholder.unclosed",
            "/template/b placeholder.empty",
            "/variable_types/n definition.bounds");
    assertThat(world.ledger().count("select count(*) from workflow where name = ?", name)).isZero();
  }

  @Test
  void namesTheMemberThatWasProbablyMeant() {
    String body = "{\"name\":\"n\",\"component_type\":\"dynamic_json\",\"sourze\":\"{}\"}";

    Answer answer = world.api().post("/api/workflows", body);

    JsonNode problem = Problems.require(answer, ErrorCode.REQUEST_MEMBER_UNKNOWN);
    JsonNode error = Problems.onlyError(problem);
    assertThat(error.path("pointer").asText()).isEqualTo("/sourze");
    assertThat(error.path("hint").asText()).contains("source");
  }

  @Test
  void tellsEveryErrorOfTheInputsAtOnceAndMakesNoJob() {
    String workflow = workflows.saveForId("strict", SOURCE);
    String inputs = "{\"level\":9,\"kind\":\"c\",\"note\":\"four\",\"texd\":\"x\"}";

    Answer answer =
        world
            .api()
            .post("/api/workflows/" + workflow + "/execute", "{\"inputs\":%s}".formatted(inputs));

    JsonNode problem = Problems.require(answer, ErrorCode.INPUTS_INVALID);
    assertThat(Problems.errors(problem))
        .containsExactlyInAnyOrder(
            "/inputs/text input.required",
            "/inputs/level input.max",
            "/inputs/kind input.option",
            "/inputs/note input.max-length",
            "/inputs/texd input.unknown");
    assertThat(world.ledger().count("select count(*) from job where workflow_id = ?", workflow))
        .isZero();
  }

  @Test
  void refusesADocumentOverOneMebibyte() {
    String source =
        "{\"job_type\":\"simulation\",\"template\":\"%s\"}".formatted("x".repeat(1024 * 1024));

    Answer answer = world.api().post("/api/workflows", Workflows.request("huge", source));

    JsonNode problem = Problems.require(answer, ErrorCode.REQUEST_TOO_LARGE);
    assertThat(Problems.onlyError(problem).path("code").asText()).isEqualTo("limit.source");
  }

  @Test
  void refusesABodyOverFourMebibytesBeforeReadingIt() {
    Answer answer = world.api().post("/api/workflows", "\"%s\"".formatted("x".repeat(4 << 20)));

    Problems.require(answer, ErrorCode.REQUEST_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/workflows/", "/api/jobs/p0-"})
  void knowsNothingOfAnIdThatNobodyHas(String path) {
    Answer answer = world.api().get(path + NO_SUCH_ID);

    Problems.require(answer, ErrorCode.NOT_FOUND);
  }

  @Test
  void executesNoWorkflowThatIsNotThere() {
    Answer answer =
        world.api().post("/api/workflows/" + NO_SUCH_ID + "/execute", "{\"inputs\":{}}");

    Problems.require(answer, ErrorCode.NOT_FOUND);
  }

  @Test
  void knowsNothingOfAPathThatIsNotServed() {
    Problems.require(world.api().get("/api/workflow"), ErrorCode.NOT_FOUND);
  }

  @Test
  void asksForAToken() {
    Answer answer = world.api().anonymous().get("/api/workflows");

    Problems.require(answer, ErrorCode.UNAUTHENTICATED);
    assertThat(answer.header("WWW-Authenticate"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"emp_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "emp_short", "x.y.z"})
  void refusesADeadToken(String token) {
    Problems.require(world.api().as(token).get("/api/workflows"), ErrorCode.UNAUTHENTICATED);
  }

  @Test
  void refusesAMethodThatIsNotServed() {
    Answer answer = world.api().send("DELETE", "/api/workflows", "");

    Problems.require(answer, ErrorCode.METHOD_NOT_ALLOWED);
  }

  @Test
  void takesJsonAlone() {
    Answer answer = world.api().post("/api/workflows", "name: n", "Content-Type", "text/yaml");

    Problems.require(answer, ErrorCode.MEDIA_TYPE);
  }

  @Test
  void doesNotOverwriteWhatChangedInBetween() {
    JsonNode saved = workflows.save("raced", SOURCE);
    String path = "/api/workflows/" + saved.path("id").asText();
    String tag = world.api().get(path).header("ETag").orElseThrow();
    String mine = Workflows.request("raced", SOURCE.replace("\"max\": 5", "\"max\": 6"));
    String theirs = Workflows.request("raced", SOURCE.replace("\"max\": 5", "\"max\": 7"));
    world.api().put(path, theirs, "If-Match", tag).expect(200);

    Answer answer = world.api().put(path, mine, "If-Match", tag);

    Problems.require(answer, ErrorCode.VERSION_STALE);
    assertThat(world.api().get(path).json().path("source").asText()).contains("\"max\": 7");
  }

  @Test
  void keepsAnIdempotencyKeyToItsFirstRequest() {
    String path = "/api/workflows/" + workflows.saveForId("once", SOURCE) + "/execute";
    String key = UUID.randomUUID().toString();
    String first = "{\"inputs\":{\"text\":\"a\"}}";
    Answer accepted = world.api().post(path, first, "Idempotency-Key", key);
    String job = accepted.expect(202).path("job_id").asText();

    Answer again = world.api().post(path, first, "Idempotency-Key", key);
    Answer other = world.api().post(path, "{\"inputs\":{\"text\":\"b\"}}", "Idempotency-Key", key);

    assertThat(again.expect(202).path("job_id").asText()).isEqualTo(job);
    assertThat(again.header("Idempotency-Replayed")).hasValue("true");
    assertThat(accepted.header("Idempotency-Replayed")).isEmpty();
    Problems.require(other, ErrorCode.IDEMPOTENCY_CONFLICT);
    workflows.awaitEnd(job);
  }

  @Test
  void letsNoStrangerSpeakToTheQueue() {
    for (String path : List.of("/internal/jobs", "/worker/register")) {
      Answer answer = world.queue().post(path, "{}");

      assertThat(answer.status()).as(path).isEqualTo(401);
    }
  }
}
