package io.emprops.queue.connector.webhook;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.LocalProvider;
import io.emprops.queue.connector.ProviderConnector;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a payload says of the answer: how it is read, and where the result stands in it. */
@Timeout(60)
class WebhookAnswersTest {
  private final LocalProvider provider = new LocalProvider();
  private final RecordingReporter reporter = new RecordingReporter();
  private final Connector connector =
      new ProviderConnector(
          new WebhookProvider(provider.caller(), new HttpFailures(InstantSource.system())),
          (_, _, _) -> Optional.empty());

  @AfterEach
  void stopProvider() {
    provider.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          application/json         | [1.10]     | auto | [1.10]
          application/problem+json | {"a": 1}   | auto | {"a":1}
          application/octet-stream | {"a": 1}   | auto | {"a":1}
          application/octet-stream | {oops      | auto | "{oops"
          application/octet-stream | 5          | auto | "5"
          text/plain               | {"a": 1}   | auto | "{\\"a\\": 1}"
          text/plain               | {"a": 1}   | json | {"a":1}
          application/json         | {"a": 1}   | text | "{\\"a\\": 1}"
          text/plain               | hi         | file | {"media_type":"text/plain","base64":"aGk="}
          image/svg+xml            | <svg/>     | auto | {"media_type":"image/svg+xml","base64":"PHN2Zy8+"}
          """)
  void readsABodyAsItsTypeOrThePayloadSays(String type, String body, String as, String read) {
    provider.plays(LocalProvider.answer(200, type, body, Map.of()));

    assertThat(body(result("\"read_as\":\"%s\"".formatted(as)))).isEqualTo(JsonText.parse(read));
  }

  @Test
  void readsTextInTheCharsetThatTheAnswerNames() {
    provider.plays(
        (_, exchange) -> {
          exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=ISO-8859-1");
          byte[] bytes = "grüße".getBytes(StandardCharsets.ISO_8859_1);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
        });

    assertThat(body(result(""))).isEqualTo(JsonValue.of("grüße"));
  }

  @Test
  void takesTheResultOutOfTheBody() {
    provider.plays(LocalProvider.json(200, "{\"data\":[{\"url\":\"x\"}]}"));

    assertThat(result("\"result_path\":\"/data/0/url\"")).isEqualTo(JsonValue.of("x"));
    assertThat(result("\"result_path\":\"data[0].url\"")).isEqualTo(JsonValue.of("x"));
    assertThat(failure("\"result_path\":\"/data/1\"").reason()).isEqualTo("result-missing");
  }

  @Test
  void countsAsASuccessWhatThePayloadSays() {
    provider.plays(LocalProvider.json(404, "{\"none\":true}"));

    assertThat(body(result("\"success\":[200,404]"))).isEqualTo(JsonText.parse("{\"none\":true}"));
    assertThat(failure("\"success\":[200]").reason()).isEqualTo("http-404");

    provider.plays(LocalProvider.json(202, "{\"message\":\"Not yet\"}"));
    assertThat(failure("\"success\":[200]"))
        .isEqualTo(
            JobFailure.of(
                FailureClass.RESPONSE_ERROR, "http-202", "The provider answered 202: Not yet"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 1_000})
  void streamsEventsAsThePayloadDeclaresThem(int pieceBytes) {
    provider.plays(
        LocalProvider.stream(
            "text/event-stream",
            "data: {\"d\":{\"t\":\"Grü\"}}\n\ndata: {\"d\":{\"t\":\"ße\"}}\n\ndata: {}\n\ndata: [DONE]\n\ndata: x\n\n",
            pieceBytes));

    var result = result("\"stream\":{\"format\":\"sse\",\"text_path\":\"/d/t\"}");

    assertThat(reporter.outputs()).containsExactly("Grü", "ße");
    assertThat(body(result))
        .isEqualTo(
            JsonText.parse(
                "{\"text\":\"Grüße\",\"events\":[{\"d\":{\"t\":\"Grü\"}},{\"d\":{\"t\":\"ße\"}},{}]}"));
  }

  @Test
  void streamsLinesAndTakesTheTextAsTheResult() {
    provider.plays(
        LocalProvider.stream(
            "application/x-ndjson", "{\"t\":\"a\"}\n\n{\"t\":1.10}\n{\"t\":null}\nEND\n", 3));

    var result =
        result(
            "\"stream\":{\"format\":\"ndjson\",\"text_path\":\"t\",\"end\":\"END\"},\"result_path\":\"/text\"");

    assertThat(reporter.outputs()).containsExactly("a", "1.10");
    assertThat(result).isEqualTo(JsonValue.of("a1.10"));
  }

  @Test
  void tellsWholePiecesWhereNoPlaceIsNamed() {
    provider.plays(LocalProvider.stream("text/event-stream", "data: a\n\ndata: b\n\n", 3));

    result("\"stream\":{}");

    assertThat(reporter.outputs()).containsExactly("a\n", "b\n");
  }

  @Test
  void tellsAnErrorInTheMiddleOfAStream() {
    provider.plays(
        LocalProvider.stream(
            "text/event-stream", "data: {\"error\":null}\n\ndata: {\"error\":{\"m\":1}}\n\n", 3));

    assertThat(failure("\"stream\":{\"error_path\":\"/error\"}"))
        .isEqualTo(
            JobFailure.of(
                FailureClass.SERVICE_ERROR, "stream-error", "The provider stopped: {\"m\":1}"));
  }

  @Test
  void givesUpOnAnAnswerThatTakesTooLongThoughSomethingComes() throws InterruptedException {
    provider.plays(LocalProvider.endless("text/plain", "begun", "."));

    var failure = failure("\"timeout_ms\":300");

    assertThat(failure.failureClass()).isEqualTo(FailureClass.TIMEOUT);
    assertThat(failure.reason()).isEqualTo("too-slow");
    assertThat(provider.sawHangUp()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"read_as\":\"xml\"",
        "\"success\":[\"200\"]",
        "\"success\":200",
        "\"stream\":true",
        "\"stream\":{\"format\":\"xml\"}",
        "\"timeout_ms\":0",
        "\"follow_redirects\":\"yes\""
      })
  void refusesWhatDoesNotFitAndSendsNothing(String members) {
    assertThat(failure(members).reason()).isEqualTo("payload");
    assertThat(provider.received()).isEmpty();
  }

  @Test
  void servesCustomApiToo() {
    assertThat(connector.jobTypes())
        .extracting(Object::toString)
        .contains("custom_webhook", "custom_api");
  }

  private JsonValue result(String members) {
    var result = run(members);
    assertThat(result).isInstanceOf(Succeeded.class);
    return ((Succeeded) result).value();
  }

  private JobFailure failure(String members) {
    var result = run(members);
    assertThat(result).isInstanceOf(Failed.class);
    return ((Failed) result).failure();
  }

  private Connector.Result run(String members) {
    String more = members.isEmpty() ? "" : "," + members;
    var job =
        aJob()
            .jobType("custom_api")
            .payload("{\"url\":\"%s\"%s}".formatted(provider.url(), more))
            .build();
    return connector.process(job, 1, reporter, new ManualCancellation());
  }

  private static JsonValue body(JsonValue result) {
    return result instanceof JsonValue.JsonObject object
        ? object.member("body").orElse(JsonValue.of("no body"))
        : JsonValue.of("no result");
  }
}
