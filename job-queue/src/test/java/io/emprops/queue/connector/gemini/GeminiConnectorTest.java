package io.emprops.queue.connector.gemini;

import static io.emprops.core.job.AJob.aJob;
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

class GeminiConnectorTest extends ConnectorContract {
  private static final String KEY = "AIza-test-0123456789";
  private static final String SSE = "text/event-stream";
  private static final String STREAM =
      event("{\"parts\":[{\"text\":\"Let me see\",\"thought\":true}],\"role\":\"model\"}", "")
          + event("{\"parts\":[{\"text\":\"Grüße, \"}],\"role\":\"model\"}", "")
          + event("{\"parts\":[{\"text\":\"漢字 😀!\"}],\"role\":\"model\"}", "")
          + event(
              "{\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"iVD/\"}}]}",
              ",\"finishReason\":\"STOP\"");

  private final LocalProvider provider = new LocalProvider();
  private final Connector connector = connector(KEY);

  private Connector connector(String key) {
    return new ProviderConnector(
        new GeminiProvider(
            new ApiAccess(provider.url() + "/v1beta/", key, "GEMINI_API_KEY"),
            provider.caller(),
            new HttpFailures(InstantSource.system())),
        (_, _, _) -> Optional.empty());
  }

  private static String event(String content, String more) {
    return """
    data: {"candidates":[{"content":%s,"index":0%s}],"usageMetadata":{"promptTokenCount":12,\
    "candidatesTokenCount":7,"thoughtsTokenCount":5},"modelVersion":"gemini-2.5-flash"}

    """
        .formatted(content, more)
        .replace("\n\n", "\r\n\r\n");
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
          case AUTH_ERROR ->
              error(
                  400,
                  "INVALID_ARGUMENT",
                  "API key not valid: " + KEY,
                  "{\"reason\":\"API_KEY_INVALID\"}");
          case VALIDATION_ERROR -> error(400, "INVALID_ARGUMENT", "No such field", "{}");
          case SERVICE_ERROR -> error(503, "UNAVAILABLE", "The model is overloaded", "{}");
          case RATE_LIMIT ->
              error(429, "RESOURCE_EXHAUSTED", "Slow down", "{\"retryDelay\":\"39.5s\"}");
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
    String piece = event("{\"parts\":[{\"text\":\"more \"}]}", "");
    provider.plays(LocalProvider.endless(SSE, piece, piece));
    return job();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 100_000})
  void readsAStreamHoweverItsBytesArrive(int pieceBytes) {
    provider.plays(LocalProvider.stream(SSE, STREAM, pieceBytes));
    var reporter = new RecordingReporter();

    var result = run(job().build(), reporter);

    assertThat(reporter.outputs()).containsExactly("Grüße, ", "漢字 😀!");
    assertThat(result)
        .isInstanceOfSatisfying(
            Succeeded.class,
            done -> {
              assertThat(done.value())
                  .isEqualTo(
                      JsonText.parse(
                          """
                          {"text":"Grüße, 漢字 😀!","finish_reason":"STOP",
                          "files":[{"media_type":"image/png","base64":"iVD/"}],
                          "candidates":[{"content":{"parts":[{"text":"Let me see","thought":true},
                          {"text":"Grüße, 漢字 😀!"},
                          {"inlineData":{"media_type":"image/png","base64":"iVD/"}}],
                          "role":"model"},"index":0,"finishReason":"STOP"}],
                          "usageMetadata":{"promptTokenCount":12,"candidatesTokenCount":7,
                          "thoughtsTokenCount":5},"modelVersion":"gemini-2.5-flash"}"""));
              assertThat(done.usage().inputTokens()).isEqualTo(12);
              assertThat(done.usage().outputTokens()).isEqualTo(12);
            });
  }

  @Test
  void sendsThePayloadWithoutTheMembersThatAreOurs() {
    provider.plays(LocalProvider.stream(SSE, STREAM, 1_000));

    run(
        job("{\"model\":\"models/gemini-2.5-flash\",\"contents\":[{\"parts\":[{\"text\":\"a\"}]}],"
                + "\"generationConfig\":{\"temperature\":0.70}}")
            .build(),
        new RecordingReporter());

    assertThat(provider.last().uri())
        .isEqualTo("/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse");
    assertThat(provider.last().headers().getFirst("x-goog-api-key")).isEqualTo(KEY);
    assertThat(provider.last().body())
        .isEqualTo(
            "{\"contents\":[{\"parts\":[{\"text\":\"a\"}]}],\"generationConfig\":{\"temperature\":0.70}}");
  }

  @Test
  void takesAPromptForContentsAndAnAnswerAtOnce() {
    provider.plays(
        LocalProvider.json(
            200,
            "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hi\"}]},\"finishReason\":\"MAX_TOKENS\"}]}"));

    var result =
        run(
            job("{\"model\":\"m\",\"prompt\":\"Say hi\",\"stream\":false}").build(),
            new RecordingReporter());

    assertThat(provider.last().uri()).isEqualTo("/v1beta/models/m:generateContent");
    assertThat(provider.last().body())
        .isEqualTo("{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Say hi\"}]}]}");
    assertThat(((Succeeded) result).value().toJson())
        .startsWith("{\"text\":\"Hi\",\"finish_reason\":\"MAX_TOKENS\",\"files\":[]");
  }

  @Test
  void fetchesImagesThatThePayloadNamesByAddressWithoutTheKey() {
    provider.plays(
        (its, exchange) ->
            (exchange.getRequestMethod().equals("GET")
                    ? LocalProvider.answer(200, "image/png", "PNG", Map.of())
                    : LocalProvider.stream(SSE, STREAM, 1_000))
                .answer(its, exchange));

    run(
        job("""
                {"model":"m","contents":[{"parts":[{"inline_data":{"image_url":"%s/cat.png"}},
                {"inlineData":{"imageUrl":"data:image/gif;base64,R0lG"}}]}]}"""
                .formatted(provider.url()))
            .build(),
        new RecordingReporter());

    assertThat(provider.received().getFirst().uri()).isEqualTo("/cat.png");
    assertThat(provider.received().getFirst().headers()).doesNotContainKey("x-goog-api-key");
    assertThat(provider.last().body())
        .contains("{\"mimeType\":\"image/png\",\"data\":\"UE5H\"}")
        .contains("{\"mimeType\":\"image/gif\",\"data\":\"R0lG\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/cat.png, egress-denied",
    "http://127.0.0.2/cat.png, egress-denied",
    "file:///etc/passwd, url"
  })
  void fetchesNoImageFromInside(String address, String reason) {
    var failure =
        failure(
            job(
                """
                {"model":"m","contents":[{"parts":[{"inlineData":{"image_url":"%s"}}]}]}"""
                    .formatted(address)));

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(provider.received()).isEmpty();
  }

  @Test
  void readsHowLongToWaitOutOfTheError() {
    assertThat(failure(failing(FailureClass.RATE_LIMIT)).retryAfterMs()).isEqualTo(39_500);
  }

  @Test
  void keepsTheKeyOutOfErrorsAndSaysWhereItIsSetIfThereIsNone() {
    var failure = failure(failing(FailureClass.AUTH_ERROR));
    var missing =
        connector("").process(job().build(), 1, new RecordingReporter(), new ManualCancellation());

    assertThat(failure.message()).isEqualTo("The provider answered 400: API key not valid: ***");
    assertThat(missing.toString()).contains("key-missing", "GEMINI_API_KEY");
  }

  @Test
  void refusesAModelThatWouldLeadElsewhere() {
    assertThat(failure(job("{\"model\":\"../files\",\"prompt\":\"a\"}")).reason())
        .isEqualTo("payload");
  }

  private JobFailure failure(AJob job) {
    var result = run(job.build(), new RecordingReporter());
    assertThat(result).isInstanceOf(Failed.class);
    return ((Failed) result).failure();
  }

  private static LocalProvider.Script error(
      int code, String status, String message, String detail) {
    return LocalProvider.json(
        code,
        JsonValue.object()
            .put(
                "error",
                JsonValue.object()
                    .put("code", code)
                    .put("message", message)
                    .put("status", status)
                    .put("details", JsonValue.array(JsonText.parse(detail)))
                    .build())
            .build()
            .toJson());
  }

  private static AJob job() {
    return job("{\"model\":\"gemini-2.5-flash\",\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}]}");
  }

  private static AJob job(String payload) {
    return aJob().jobType("gemini").payload(payload);
  }
}
