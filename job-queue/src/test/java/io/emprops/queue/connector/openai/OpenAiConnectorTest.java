package io.emprops.queue.connector.openai;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.queue.connector.openai.OpenAiStreams.SSE;
import static io.emprops.queue.connector.openai.OpenAiStreams.STREAM;
import static io.emprops.queue.connector.openai.OpenAiStreams.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.AJob;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ConnectorContract;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.LocalProvider;
import io.emprops.queue.connector.ProviderConnector;
import io.emprops.queue.connector.http.ApiAccess;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiConnectorTest extends ConnectorContract {
  private static final String KEY = "sk-test-0123456789";

  private final LocalProvider provider = new LocalProvider();
  private final Connector connector = connector(KEY);

  private Connector connector(String key) {
    return new ProviderConnector(
        new OpenAiChatProvider(
            new ApiAccess(provider.url() + "/v1/", key, "OPENAI_API_KEY"),
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
    provider.plays(LocalProvider.stream(SSE, STREAM, 1_000));
    return job();
  }

  @Override
  protected AJob failing(FailureClass failureClass) {
    provider.plays(
        switch (failureClass) {
          case AUTH_ERROR -> error(401, "Incorrect API key provided: " + KEY);
          case VALIDATION_ERROR -> error(400, "max_tokens is too large");
          case SERVICE_ERROR -> error(500, "The server had an error");
          case RATE_LIMIT ->
              LocalProvider.answer(
                  429,
                  "application/json",
                  "{\"error\":{\"message\":\"Slow down\"}}",
                  Map.of("Retry-After", "20"));
          case TIMEOUT,
              RESPONSE_ERROR,
              GENERATION_REFUSAL,
              NETWORK_ERROR,
              RESOURCE_LIMIT,
              SYSTEM_ERROR ->
              throw new IllegalArgumentException("not played: " + failureClass);
        });
    return job();
  }

  @Override
  protected AJob endless() {
    provider.plays(LocalProvider.endless(SSE, chunk("Once "), chunk("more ")));
    return job();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 100_000})
  void readsAStreamHoweverItsBytesArrive(int pieceBytes) {
    provider.plays(LocalProvider.stream(SSE, STREAM, pieceBytes));
    var reporter = new RecordingReporter();

    var result = run(job().build(), reporter);

    assertThat(reporter.text()).isEqualTo("Grüße, 漢字 😀!");
    assertThat(result)
        .isInstanceOfSatisfying(
            Succeeded.class,
            done -> {
              assertThat(done.value())
                  .isEqualTo(
                      JsonText.parse(
                          """
                          {"text":"Grüße, 漢字 😀!","finish_reason":"stop","id":"c1","created":1,
                          "model":"gpt-4o-2024",
                          "usage":{"prompt_tokens":12,"completion_tokens":7,"total_tokens":19},
                          "object":"chat.completion",
                          "choices":[{"index":0,"message":{"role":"assistant",
                          "content":"Grüße, 漢字 😀!"},"finish_reason":"stop"}]}\
                          """));
              assertThat(done.usage().inputTokens()).isEqualTo(12);
              assertThat(done.usage().outputTokens()).isEqualTo(7);
            });
  }

  @Test
  void tellsTheTextPieceByPiece() {
    provider.plays(LocalProvider.stream(SSE, STREAM, 10));
    var reporter = new RecordingReporter();

    run(job().build(), reporter);

    assertThat(reporter.outputs()).containsExactly("Grüße, ", "漢字 😀!");
  }

  @Test
  void sendsThePayloadWithItsDigitsAndAsksForAStreamWithUsage() {
    run(succeeding().build());

    var sent = provider.last();
    assertThat(sent.uri()).isEqualTo("/v1/chat/completions");
    assertThat(sent.headers().getFirst("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(sent.body())
        .isEqualTo(
            "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                + "\"temperature\":0.70,\"stream\":true,"
                + "\"stream_options\":{\"include_usage\":true}}");
  }

  @Test
  void doesNotStreamWhereThePayloadSaysSo() {
    provider.plays(
        LocalProvider.json(
            200,
            """
            {"id":"c1","choices":[{"index":0,"message":{"role":"assistant","content":"Whole"},
            "finish_reason":"length"}],"usage":{"prompt_tokens":1,"completion_tokens":2}}\
            """));

    var result =
        run(aJob().jobType("openai_chat").payload("{\"stream\":false,\"model\":\"m\"}").build());

    assertThat(provider.last().body()).isEqualTo("{\"stream\":false,\"model\":\"m\"}");
    assertThat(result.toString()).contains("Whole", "length", "outputTokens=2");
  }

  @Test
  void putsToolCallsTogether() {
    provider.plays(
        LocalProvider.stream(
            SSE,
            """
            data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"t1","type":"function","function":{"name":"weather","arguments":""}}]}}]}

            data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\\"city\\":"}}]}}]}

            data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\\"Bern\\"}"}}]}}]}

            data: {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

            data: [DONE]

            """,
            5));

    var result = run(job().build());

    assertThat(result.toString()).contains("tool_calls", "t1", "weather", "{\"city\":\"Bern\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"index\":0,\"delta\":{\"refusal\":\"I"
            + " cannot\"},\"finish_reason\":\"stop\"}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"content_filter\"}]}"
      })
  void tellsARefusal(String chunk) {
    provider.plays(LocalProvider.stream(SSE, "data: " + chunk + "\n\ndata: [DONE]\n\n", 50));

    assertThat(failure().failureClass()).isEqualTo(FailureClass.GENERATION_REFUSAL);
  }

  @Test
  void tellsAStreamThatEndsTooEarly() {
    provider.plays(LocalProvider.stream(SSE, chunk("Once "), 50));

    assertThat(failure().reason()).isEqualTo("truncated");
    assertThat(failure().failureClass()).isEqualTo(FailureClass.RESPONSE_ERROR);
  }

  @Test
  void tellsAnErrorInTheMiddleOfAStream() {
    provider.plays(
        LocalProvider.stream(
            SSE, chunk("Once ") + "data: {\"error\":{\"message\":\"Overloaded\"}}\n\n", 50));

    assertThat(failure().failureClass()).isEqualTo(FailureClass.SERVICE_ERROR);
    assertThat(failure().message()).contains("Overloaded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: {oops\n\n", "data: 5\n\n", "data: {}\n\ndata: [DONE]\n\n"})
  void tellsAStreamThatIsNotACompletion(String stream) {
    provider.plays(LocalProvider.stream(SSE, stream, 50));

    assertThat(failure().failureClass()).isEqualTo(FailureClass.RESPONSE_ERROR);
  }

  @Test
  void keepsTheKeyOutOfErrorsAndOfStreamedText() {
    var failure = ((Failed) run(failing(FailureClass.AUTH_ERROR).build())).failure();
    provider.plays(
        LocalProvider.stream(
            SSE, chunk("Key sk-test-") + chunk("0123456789!") + "data: [DONE]\n\n", 50));
    var reporter = new RecordingReporter();

    var result = run(job().build(), reporter);

    assertThat(failure.message())
        .isEqualTo("The provider answered 401: Incorrect API key provided: ***");
    assertThat(reporter.text()).isEqualTo("Key ***!");
    assertThat(result.toString()).doesNotContain(KEY);
  }

  @Test
  void namesTheVariableWhereThereIsNoKeyAndSendsNothing() {
    var result =
        connector("")
            .process(
                job().build(),
                1,
                new RecordingReporter(),
                new io.emprops.core.worker.port.out.ManualCancellation());

    assertThat(result)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.AUTH_ERROR);
              assertThat(failed.failure().message()).contains("OPENAI_API_KEY");
            });
    assertThat(provider.received()).isEmpty();
  }

  private static LocalProvider.Script error(int status, String message) {
    return LocalProvider.json(
        status,
        JsonValue.object()
            .put("error", JsonValue.object().put("message", message).put("type", "x").build())
            .build()
            .toJson());
  }

  private static AJob job() {
    return aJob()
        .jobType("openai_chat")
        .payload(
            "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                + "\"temperature\":0.70}");
  }

  private Connector.Result run(io.emprops.core.job.QueuedJob job) {
    return run(job, new RecordingReporter());
  }

  private JobFailure failure() {
    var result = run(job().build());
    assertThat(result).isInstanceOf(Failed.class);
    return ((Failed) result).failure();
  }
}
