package io.emprops.queue.connector.webhook;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.AJob;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ConnectorContract;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.LocalProvider;
import io.emprops.queue.connector.ProviderConnector;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookConnectorTest extends ConnectorContract {
  private final LocalProvider provider = new LocalProvider();
  private final Connector connector =
      new ProviderConnector(
          new WebhookProvider(provider.caller(), new HttpFailures(InstantSource.system())),
          (_, _, _) -> Optional.empty());

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
    provider.plays(LocalProvider.json(200, "{\"n\":1.10}"));
    return job("{\"url\":\"%s/hook\",\"body\":{}}");
  }

  @Override
  protected AJob failing(FailureClass failureClass) {
    provider.plays(
        switch (failureClass) {
          case AUTH_ERROR -> LocalProvider.json(401, "{\"message\":\"Who are you?\"}");
          case RATE_LIMIT ->
              LocalProvider.answer(429, "text/plain", "Slow down", Map.of("Retry-After", "7"));
          case VALIDATION_ERROR -> LocalProvider.json(422, "{\"detail\":\"No such field\"}");
          case SERVICE_ERROR -> LocalProvider.json(503, "");
          case TIMEOUT -> LocalProvider.json(504, "");
          case RESPONSE_ERROR -> LocalProvider.json(200, "{oops");
          case GENERATION_REFUSAL, NETWORK_ERROR, RESOURCE_LIMIT, SYSTEM_ERROR ->
              throw new IllegalArgumentException("not played: " + failureClass);
        });
    return job("{\"url\":\"%s/hook\",\"body\":{}}");
  }

  @Override
  protected AJob endless() {
    provider.plays(LocalProvider.endless("text/plain", "begun", "."));
    return job("{\"url\":\"%s/hook\"}");
  }

  @Test
  void sendsWhatThePayloadSays() {
    provider.plays(LocalProvider.json(200, "{}"));

    run(
        job("""
        {"url":"%s/a?b=1","method":"put","headers":{"X-Number":1.10,"X-Flag":true,
        "X-None":null,"X-Two":["a","b"]},"body":{"b":9007199254740993,"a":[1.0,1e3,-0]}}\
        """)
            .build());

    var sent = provider.last();
    assertThat(sent.method()).isEqualTo("PUT");
    assertThat(sent.uri()).isEqualTo("/a?b=1");
    assertThat(sent.headers().get("X-Number")).containsExactly("1.10");
    assertThat(sent.headers().get("X-Flag")).containsExactly("true");
    assertThat(sent.headers().get("X-Two")).containsExactly("a", "b");
    assertThat(sent.headers()).doesNotContainKey("X-None");
    assertThat(sent.headers().getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(sent.body()).isEqualTo("{\"b\":9007199254740993,\"a\":[1.0,1e3,-0]}");
  }

  @Test
  void asksWithGetWhereThereIsNoBody() {
    provider.plays(LocalProvider.json(200, "{}"));

    run(job("{\"url\":\"%s\"}").build());

    assertThat(provider.last().method()).isEqualTo("GET");
    assertThat(provider.last().body()).isEmpty();
  }

  @Test
  void sendsATextOfAnotherTypeAsItIs() {
    provider.plays(LocalProvider.json(200, "{}"));

    run(
        job("{\"url\":\"%s\",\"headers\":{\"content-type\":\"text/csv\"},\"body\":\"a,b\\n\"}")
            .build());

    assertThat(provider.last().body()).isEqualTo("a,b\n");
  }

  @Test
  void answersWithStatusHeadersAndBody() {
    provider.plays(
        LocalProvider.answer(
            201,
            "application/json; charset=utf-8",
            "{\"n\":1.10,\"ü\":\"😀\"}",
            Map.of("Location", "/things/1", "Set-Cookie", "id=1")));

    assertThat(result(job("{\"url\":\"%s\"}")).toJson())
        .startsWith("{\"status\":201,")
        .contains("\"location\":\"/things/1\"", "\"body\":{\"n\":1.10,\"ü\":\"😀\"}")
        .doesNotContainIgnoringCase("cookie");
  }

  @Test
  void answersWithTextWhereItIsNotJson() {
    provider.plays(LocalProvider.stream("text/plain", "grüße", 1));

    assertThat(body(job("{\"url\":\"%s\"}"))).isEqualTo(JsonValue.of("grüße"));
  }

  @Test
  void answersWithBase64WhereItIsNotText() {
    provider.plays(
        (_, exchange) -> {
          exchange.getResponseHeaders().set("Content-Type", "image/png");
          exchange.sendResponseHeaders(200, 3);
          exchange.getResponseBody().write(new byte[] {(byte) 0x89, 'P', (byte) 0xff});
        });

    assertThat(body(job("{\"url\":\"%s\"}")))
        .isEqualTo(JsonText.parse("{\"media_type\":\"image/png\",\"base64\":\"iVD/\"}"));
  }

  @Test
  void answersWithNullWhereThereIsNoBody() {
    provider.plays(LocalProvider.answer(204, "application/json", "", Map.of()));

    assertThat(body(job("{\"url\":\"%s\"}"))).isEqualTo(JsonValue.ofNull());
  }

  @Test
  void failsWhereJsonWasAnnouncedAndDidNotCome() {
    assertThat(failure(failing(FailureClass.RESPONSE_ERROR)).failureClass())
        .isEqualTo(FailureClass.RESPONSE_ERROR);
  }

  @Test
  void passesOnTheProvidersOwnWords() {
    assertThat(failure(failing(FailureClass.VALIDATION_ERROR)).message())
        .isEqualTo("The provider answered 422: No such field");
  }

  @Test
  void keepsATokenThatStandsInThePayloadOutOfTheResult() {
    provider.plays(LocalProvider.json(200, "{\"you_sent\":\"plain-token\"}"));

    var result =
        result(job("{\"url\":\"%s\",\"headers\":{\"Authorization\":\"Bearer plain-token\"}}"));

    assertThat(result.toJson()).doesNotContain("plain-token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"url\":5}",
        "{\"url\":\"nowhere\"}",
        "{\"url\":\"%s\",\"method\":\"TRACE\"}",
        "{\"url\":\"%s\",\"method\":\"GET / HTTP/1.1\\r\\nX: y\"}",
        "{\"url\":\"%s\",\"headers\":[]}",
        "{\"url\":\"%s\",\"headers\":{\"X\":{}}}",
        "{\"url\":\"%s\",\"headers\":{\"X: y\":\"z\"}}",
        "{\"url\":\"%s\",\"headers\":{\"X\":\"a\\r\\nY: b\"}}",
        "{\"url\":\"%s\",\"headers\":{\"Host\":\"elsewhere\"}}",
        "{\"url\":\"%s\",\"headers\":{\"Content-Length\":\"0\"}}",
        "{\"url\":\"%s\",\"headers\":{\"transfer-encoding\":\"chunked\"}}"
      })
  void refusesAPayloadThatDoesNotFitAndSendsNothing(String payload) {
    assertThat(failure(job(payload)).failureClass()).isEqualTo(FailureClass.VALIDATION_ERROR);
    assertThat(provider.received()).isEmpty();
  }

  @Test
  void doesNotReachLoopbackUnlessAllowed() {
    var failure = failure(job("{\"url\":\"http://127.0.0.2:%d/\"}".formatted(provider.port())));

    assertThat(failure.failureClass()).isEqualTo(FailureClass.VALIDATION_ERROR);
    assertThat(failure.reason()).isEqualTo("egress-denied");
  }

  private AJob job(String payload) {
    return aJob().jobType("custom_webhook").payload(payload.replace("%s", provider.url()));
  }

  private Connector.Result run(io.emprops.core.job.QueuedJob job) {
    return run(job, new RecordingReporter());
  }

  private JsonValue result(AJob job) {
    return run(job.build()) instanceof Succeeded(var value, var _, var _)
        ? value
        : JsonValue.ofNull();
  }

  private JsonValue body(AJob job) {
    return result(job) instanceof JsonObject object
        ? object.member("body").orElse(JsonValue.of("no body"))
        : JsonValue.of("no result");
  }

  private JobFailure failure(AJob job) {
    var result = run(job.build());
    assertThat(result).isInstanceOf(Failed.class);
    return ((Failed) result).failure();
  }
}
