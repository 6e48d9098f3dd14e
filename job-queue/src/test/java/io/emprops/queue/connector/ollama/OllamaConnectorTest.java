package io.emprops.queue.connector.ollama;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.AJob;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonText;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ConnectorContract;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.LocalProvider;
import io.emprops.queue.connector.ProviderConnector;
import io.emprops.queue.connector.http.ApiAccess;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaConnectorTest extends ConnectorContract {
  private static final String LINES = "application/x-ndjson";
  private static final String CHAT =
      """
      {"model":"m","created_at":"t1","message":{"role":"assistant","content":"","thinking":"Hm"},"done":false}
      {"model":"m","created_at":"t2","message":{"role":"assistant","content":"Grüße, "},"done":false}
      {"model":"m","created_at":"t3","message":{"role":"assistant","content":"漢字 😀!"},"done":false}

      {"model":"m","created_at":"t4","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"f","arguments":{"n":1.10}}}]},"done":false}
      {"model":"m","created_at":"t5","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","total_duration":5,"prompt_eval_count":26,"eval_count":9}
      """;
  private static final String GENERATION =
      """
      {"model":"m","response":"Hel","done":false}
      {"model":"m","response":"lo","done":false}
      {"model":"m","response":"","done":true,"done_reason":"length","context":[1,2],"prompt_eval_count":3,"eval_count":2}
      """;

  private final LocalProvider provider = new LocalProvider();
  private final Connector connector = connector("");

  private Connector connector(String key) {
    return new ProviderConnector(
        new OllamaProvider(
            new ApiAccess(provider.url() + "/", key, "OLLAMA_API_KEY"),
            provider.caller(),
            new HttpFailures(InstantSource.system())),
        (_, _, _) -> Optional.empty());
  }

  @AfterEach
  void stopProvider() {
    provider.close();
  }

  @Override
  protected Connector connector() {
    return connector;
  }

  @Override
  protected AJob succeeding() {
    provider.plays(LocalProvider.stream(LINES, CHAT, 1_000));
    return chat();
  }

  @Override
  protected AJob failing(FailureClass failureClass) {
    provider.plays(
        switch (failureClass) {
          case AUTH_ERROR -> error(401, "unauthorized");
          case VALIDATION_ERROR -> error(404, "model 'm' not found");
          case SERVICE_ERROR -> error(500, "llama runner process has terminated");
          case RATE_LIMIT ->
              LocalProvider.answer(
                  429, "application/json", "{\"error\":\"busy\"}", Map.of("Retry-After", "2"));
          case TIMEOUT,
              RESPONSE_ERROR,
              GENERATION_REFUSAL,
              NETWORK_ERROR,
              RESOURCE_LIMIT,
              SYSTEM_ERROR ->
              throw new IllegalArgumentException("not played: " + failureClass);
        });
    return chat();
  }

  @Override
  protected AJob endless() {
    String line = "{\"message\":{\"content\":\"more \"},\"done\":false}\n";
    provider.plays(LocalProvider.endless(LINES, line, line));
    return chat();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 100_000})
  void readsAStreamedChatHoweverItsBytesArrive(int pieceBytes) {
    provider.plays(LocalProvider.stream(LINES, CHAT, pieceBytes));
    var reporter = new RecordingReporter();

    var result = run(chat().build(), reporter);

    assertThat(reporter.outputs()).containsExactly("Grüße, ", "漢字 😀!");
    assertThat(provider.last().uri()).isEqualTo("/api/chat");
    assertThat(result)
        .isInstanceOfSatisfying(
            Succeeded.class,
            done -> {
              assertThat(done.value())
                  .isEqualTo(
                      JsonText.parse(
                          """
                          {"text":"Grüße, 漢字 😀!","finish_reason":"stop","model":"m","created_at":"t5",
                          "message":{"role":"assistant","content":"Grüße, 漢字 😀!","thinking":"Hm",
                          "tool_calls":[{"function":{"name":"f","arguments":{"n":1.10}}}]},
                          "done":true,"done_reason":"stop","total_duration":5,
                          "prompt_eval_count":26,"eval_count":9}"""));
              assertThat(done.usage().inputTokens()).isEqualTo(26);
              assertThat(done.usage().outputTokens()).isEqualTo(9);
            });
  }

  @Test
  void readsAStreamedGeneration() {
    provider.plays(LocalProvider.stream(LINES, GENERATION, 5));
    var reporter = new RecordingReporter();

    var result = run(job("{\"model\":\"m\",\"prompt\":\"Hi\"}").build(), reporter);

    assertThat(reporter.text()).isEqualTo("Hello");
    assertThat(provider.last().uri()).isEqualTo("/api/generate");
    assertThat(result)
        .isInstanceOfSatisfying(
            Succeeded.class,
            done ->
                assertThat(done.value())
                    .isEqualTo(
                        JsonText.parse(
                            """
                            {"text":"Hello","finish_reason":"length","model":"m","response":"Hello",
                            "done":true,"done_reason":"length","context":[1,2],
                            "prompt_eval_count":3,"eval_count":2}""")));
  }

  @Test
  void readsAnAnswerThatIsNotStreamed() {
    provider.plays(
        LocalProvider.json(
            200, "{\"message\":{\"content\":\"Hi\"},\"done\":true,\"eval_count\":1}"));
    var job = job("{\"model\":\"m\",\"messages\":[],\"stream\":false,\"options\":{\"seed\":1e0}}");

    var result = run(job.build(), new RecordingReporter());

    assertThat(result.toString()).contains("Hi");
    assertThat(provider.last().body())
        .isEqualTo("{\"model\":\"m\",\"messages\":[],\"stream\":false,\"options\":{\"seed\":1e0}}");
  }

  @Test
  void tellsAnErrorInTheMiddleOfAStream() {
    provider.plays(
        LocalProvider.stream(
            LINES,
            "{\"message\":{\"content\":\"Hel\"},\"done\":false}\n{\"error\":\"out of memory\"}\n",
            9));

    assertThat(failure(chat()))
        .isEqualTo(
            JobFailure.of(
                FailureClass.SERVICE_ERROR, "stream-error", "The provider stopped: out of memory"));
  }

  @Test
  void tellsAStreamThatEndsBeforeTheAnswerDoes() {
    provider.plays(
        LocalProvider.stream(LINES, "{\"message\":{\"content\":\"Hel\"},\"done\":false}\n", 9));

    assertThat(failure(chat()).reason()).isEqualTo("truncated");
  }

  @Test
  void tellsALineThatIsNotJson() {
    provider.plays(LocalProvider.stream(LINES, "{\"message\":{\n", 9));

    assertThat(failure(chat()).reason()).isEqualTo("not-json");
  }

  @Test
  void passesOnTheServersOwnWords() {
    assertThat(failure(failing(FailureClass.VALIDATION_ERROR)).message())
        .isEqualTo("The provider answered 404: model 'm' not found");
  }

  @Test
  void refusesAChatAndAGenerationAtOnce() {
    var failure = failure(job("{\"model\":\"m\",\"messages\":[],\"prompt\":\"a\"}"));

    assertThat(failure.failureClass()).isEqualTo(FailureClass.VALIDATION_ERROR);
    assertThat(provider.received()).isEmpty();
  }

  @Test
  void sendsAKeyWhereThereIsOneAndKeepsItOutOfErrors() {
    provider.plays(error(401, "bad key sk-ollama-1234"));

    var result =
        connector("sk-ollama-1234")
            .process(chat().build(), 1, new RecordingReporter(), new ManualCancellation());

    assertThat(provider.last().headers().getFirst("Authorization"))
        .isEqualTo("Bearer sk-ollama-1234");
    assertThat(result.toString()).contains("bad key ***");
  }

  @Test
  void offersTheModelsThatAreInstalled() {
    provider.plays(
        LocalProvider.json(
            200, "{\"models\":[{\"name\":\"llama3.2:latest\"},{\"name\":\"qwen2.5:7b\"}]}"));

    assertThat(connector.models())
        .isEqualTo(
            Map.of(new JobType("ollama"), List.of("llama3.2:latest", "llama3.2", "qwen2.5:7b")));
    assertThat(provider.last().uri()).isEqualTo("/api/tags");
  }

  @Test
  void isNotHealthyWhereTheServerDoesNotAnswer() {
    provider.plays(error(503, "starting"));

    assertThat(connector.health())
        .isEqualTo(
            new Connector.Unhealthy(
                "Ollama at %s: The provider answered 503: starting".formatted(provider.url())));
    assertThat(connector.models()).isEmpty();
  }

  private JobFailure failure(AJob job) {
    var result = run(job.build(), new RecordingReporter());
    assertThat(result).isInstanceOf(Failed.class);
    return ((Failed) result).failure();
  }

  private static LocalProvider.Script error(int status, String words) {
    return LocalProvider.json(status, "{\"error\":\"%s\"}".formatted(words));
  }

  private static AJob chat() {
    return job("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
  }

  private static AJob job(String payload) {
    return aJob().jobType("ollama").payload(payload);
  }
}
