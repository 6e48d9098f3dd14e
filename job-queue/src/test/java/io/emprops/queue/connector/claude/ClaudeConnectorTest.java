package io.emprops.queue.connector.claude;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.AJob;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaudeConnectorTest extends ConnectorContract {
  private static final String KEY = "sk-ant-0123456789";
  private static final String SSE = "text/event-stream; charset=utf-8";
  private static final String START =
      """
      event: message_start
      data: {"type":"message_start","message":{"id":"m1","type":"message","role":"assistant","model":"claude-3","content":[],"stop_reason":null,"usage":{"input_tokens":11,"output_tokens":1}}}

      event: content_block_start
      data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

      event: ping
      data: {"type":"ping"}

      """;
  private static final String END =
      """
      event: content_block_stop
      data: {"type":"content_block_stop","index":0}

      event: message_delta
      data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":15}}

      event: message_stop
      data: {"type":"message_stop"}

      """;

  private final LocalProvider provider = new LocalProvider();
  private final Connector connector = connector(KEY);

  private Connector connector(String key) {
    return new ProviderConnector(
        new ClaudeProvider(
            new ApiAccess(provider.url(), key, "ANTHROPIC_API_KEY"),
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
    provider.plays(LocalProvider.stream(SSE, START + delta("Grüße, ") + delta("😀!") + END, 99));
    return job();
  }

  @Override
  protected AJob failing(FailureClass failureClass) {
    provider.plays(
        switch (failureClass) {
          case AUTH_ERROR -> error(401, "authentication_error", "invalid x-api-key");
          case VALIDATION_ERROR -> error(400, "invalid_request_error", "max_tokens: required");
          case SERVICE_ERROR -> error(529, "overloaded_error", "Overloaded");
          case RATE_LIMIT ->
              LocalProvider.answer(429, "application/json", "{}", Map.of("retry-after", "3"));
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
    provider.plays(LocalProvider.endless(SSE, START + delta("Once "), delta("more ")));
    return job();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 50, 100_000})
  void readsAStreamHoweverItsBytesArrive(int pieceBytes) {
    provider.plays(
        LocalProvider.stream(SSE, START + delta("Grüße, ") + delta("😀!") + END, pieceBytes));
    var reporter = new RecordingReporter();

    var result = run(job().build(), reporter);

    assertThat(reporter.outputs()).containsExactly("Grüße, ", "😀!");
    assertThat(result)
        .isInstanceOfSatisfying(
            Succeeded.class,
            done -> {
              assertThat(done.value())
                  .isEqualTo(
                      JsonText.parse(
                          """
                          {"text":"Grüße, 😀!","id":"m1","type":"message","role":"assistant",
                          "model":"claude-3","content":[{"type":"text","text":"Grüße, 😀!"}],
                          "stop_reason":"end_turn","stop_sequence":null,
                          "usage":{"input_tokens":11,"output_tokens":15}}\
                          """));
              assertThat(done.usage().inputTokens()).isEqualTo(11);
              assertThat(done.usage().outputTokens()).isEqualTo(15);
            });
  }

  @Test
  void sendsThePayloadWithVersionAndKey() {
    run(succeeding().build(), new RecordingReporter());

    var sent = provider.last();
    assertThat(sent.uri()).isEqualTo("/v1/messages");
    assertThat(sent.headers().getFirst("x-api-key")).isEqualTo(KEY);
    assertThat(sent.headers().getFirst("anthropic-version")).isEqualTo("2023-06-01");
    assertThat(sent.body())
        .isEqualTo("{\"model\":\"claude-3\",\"max_tokens\":1000,\"stream\":true}");
  }

  @Test
  void readsAWholeMessage() {
    provider.plays(
        LocalProvider.json(
            200,
            """
            {"id":"m1","content":[{"type":"text","text":"Who"},{"type":"text","text":"le"}],
            "stop_reason":"max_tokens","usage":{"input_tokens":1,"output_tokens":2}}\
            """));

    var result =
        run(
            aJob().jobType("claude_api").payload("{\"stream\":false}").build(),
            new RecordingReporter());

    assertThat(provider.last().body()).isEqualTo("{\"stream\":false}");
    assertThat(result.toString()).contains("Whole", "max_tokens", "outputTokens=2");
  }

  @Test
  void putsAToolsInputTogether() {
    provider.plays(
        LocalProvider.stream(
            SSE,
            START
                + """
                event: content_block_start
                data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t1","name":"weather","input":{}}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\\"n\\":"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":" 1.10}"}}

                """
                + END,
            50));

    var result = run(job().build(), new RecordingReporter());

    assertThat(result)
        .isInstanceOfSatisfying(
            Succeeded.class,
            done ->
                assertThat(done.value().toJson())
                    .contains(
                        "{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"weather\","
                            + "\"input\":{\"n\":1.10}}"));
  }

  @Test
  void tellsARefusal() {
    provider.plays(LocalProvider.stream(SSE, START + END.replace("end_turn", "refusal"), 50));

    assertThat(failure().failureClass()).isEqualTo(FailureClass.GENERATION_REFUSAL);
  }

  @Test
  void tellsAStreamThatEndsTooEarly() {
    provider.plays(LocalProvider.stream(SSE, START + delta("Once"), 50));

    assertThat(failure().reason()).isEqualTo("truncated");
  }

  @ParameterizedTest
  @CsvSource({
    "overloaded_error, service_error",
    "api_error, service_error",
    "rate_limit_error, rate_limit",
    "authentication_error, auth_error",
    "invalid_request_error, validation_error",
    "new_error, service_error"
  })
  void tellsAnErrorInTheMiddleOfAStream(String type, String failureClass) {
    provider.plays(
        LocalProvider.stream(
            SSE,
            START
                + "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"%s\","
                    .formatted(type)
                + "\"message\":\"Own words\"}}\n\n",
            50));

    assertThat(failure().failureClass().wire()).isEqualTo(failureClass);
    assertThat(failure().message()).contains("Own words");
  }

  @Test
  void keepsTheKeyOutOfStreamedText() {
    provider.plays(
        LocalProvider.stream(SSE, START + delta("sk-ant-01") + delta("23456789 ok") + END, 50));
    var reporter = new RecordingReporter();

    var result = run(job().build(), reporter);

    assertThat(reporter.text()).isEqualTo("*** ok");
    assertThat(result.toString()).doesNotContain(KEY);
  }

  @Test
  void namesTheVariableWhereThereIsNoKey() {
    var result =
        connector("").process(job().build(), 1, new RecordingReporter(), new ManualCancellation());

    assertThat(result.toString()).contains("AUTH_ERROR", "ANTHROPIC_API_KEY");
    assertThat(provider.received()).isEmpty();
  }

  private static LocalProvider.Script error(int status, String type, String message) {
    return LocalProvider.json(
        status,
        "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"}}"
            .formatted(type, message));
  }

  private static String delta(String text) {
    return """
    event: content_block_delta
    data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"%s"}}

    """
        .formatted(text);
  }

  private static AJob job() {
    return aJob().jobType("claude_api").payload("{\"model\":\"claude-3\",\"max_tokens\":1000}");
  }

  private JobFailure failure() {
    var result = run(job().build(), new RecordingReporter());
    assertThat(result).isInstanceOf(Failed.class);
    return ((Failed) result).failure();
  }
}
