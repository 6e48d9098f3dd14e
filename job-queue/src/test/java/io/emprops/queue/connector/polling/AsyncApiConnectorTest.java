package io.emprops.queue.connector.polling;

import static io.emprops.queue.connector.polling.AsyncApi.BEGUN;
import static io.emprops.queue.connector.polling.AsyncApi.DONE;
import static io.emprops.queue.connector.polling.AsyncApi.POLLING;
import static io.emprops.queue.connector.polling.AsyncApi.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.AJob;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonText;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ConnectorContract;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.egress.LocalProvider;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncApiConnectorTest extends ConnectorContract {
  private final AsyncApi api = new AsyncApi();

  @AfterEach
  void stopProvider() {
    api.close();
  }

  @Override
  protected Connector connector() {
    return api.connector;
  }

  @Override
  protected AJob succeeding() {
    api.plays(BEGUN, DONE);
    return api.job();
  }

  @Override
  protected AJob failing(FailureClass failureClass) {
    api.plays(
        switch (failureClass) {
          case AUTH_ERROR -> LocalProvider.json(401, "{\"message\":\"Who are you?\"}");
          case RATE_LIMIT ->
              LocalProvider.answer(429, "text/plain", "Slow down", Map.of("Retry-After", "7"));
          case VALIDATION_ERROR -> LocalProvider.json(422, "{\"detail\":\"No such field\"}");
          case SERVICE_ERROR -> LocalProvider.json(503, "");
          case TIMEOUT,
              RESPONSE_ERROR,
              GENERATION_REFUSAL,
              NETWORK_ERROR,
              RESOURCE_LIMIT,
              SYSTEM_ERROR ->
              throw new IllegalArgumentException("not played: " + failureClass);
        },
        DONE);
    return api.job();
  }

  @Override
  protected AJob endless() {
    api.plays(BEGUN, RUNNING);
    return api.job();
  }

  @Test
  void beginsOnceAndAsksUntilItIsDone() {
    api.plays(BEGUN, RUNNING, RUNNING, DONE);
    var reporter = new RecordingReporter();

    var result = run(api.job().build(), reporter);

    assertThat(result)
        .isInstanceOfSatisfying(
            Succeeded.class,
            done -> assertThat(done.value()).isEqualTo(JsonText.parse("{\"n\":1.10}")));
    assertThat(api.begun()).hasSize(1);
    assertThat(api.begun().getFirst().body()).isEqualTo("{\"text\":\"a\"}");
    assertThat(api.asked()).hasSize(3);
    assertThat(api.asked().getFirst().uri()).isEqualTo("/jobs/a%2Fb-1?q=a%2Fb-1");
    assertThat(reporter.progress())
        .contains(
            new Progressed("begun", null, null, null, "The provider's job is a/b-1", null),
            new Progressed("polling", 0.4, 1.0, null, null, null));
  }

  @Test
  void asksWithTheHeadersThatBeganAtTheSameHost() {
    api.plays(BEGUN, DONE);

    api.run(api.job());

    assertThat(api.asked().getFirst().headers().getFirst("Authorization"))
        .isEqualTo("Bearer t0ken");
  }

  @Test
  void takesTheAddressFromTheAnswerAndKeepsItsHeadersFromAnotherHost() {
    api.plays(
        LocalProvider.json(
            202,
            "{\"id\":7,\"urls\":{\"get\":\"http://localhost:%d/jobs/7\"}}"
                .formatted(api.provider.port())),
        DONE);

    var result =
        api.run(
            api.job(
                "{\"url_path\":\"/urls/get\",\"interval_ms\":100,\"done\":{\"path\":\"/status\"}}"));

    assertThat(result).isInstanceOf(Succeeded.class);
    assertThat(api.asked().getFirst().uri()).isEqualTo("/jobs/7");
    assertThat(api.asked().getFirst().headers()).doesNotContainKey("Authorization");
  }

  @Test
  void takesAnAddressThatIsRelative() {
    api.plays(LocalProvider.json(202, "{\"id\":7,\"next\":\"jobs/7\"}"), DONE);

    api.run(
        api.job("{\"url_path\":\"/next\",\"interval_ms\":100,\"done\":{\"path\":\"/status\"}}"));

    assertThat(api.asked().getFirst().uri()).isEqualTo("/jobs/7");
    assertThat(api.asked().getFirst().headers().getFirst("Authorization"))
        .isEqualTo("Bearer t0ken");
  }

  @Test
  void asksAgainWhereAQuestionFailedInPassing() {
    api.plays(
        BEGUN,
        LocalProvider.json(503, ""),
        LocalProvider.json(429, ""),
        LocalProvider.json(500, ""),
        DONE);

    var result = api.run(api.job());

    assertThat(result).isInstanceOf(Succeeded.class);
    assertThat(api.begun()).hasSize(1);
  }

  @Test
  void tellsARefusal() {
    api.plays(BEGUN, LocalProvider.json(200, "{\"status\":\"refused\",\"why\":\"Unsafe\"}"));

    var failure = api.failure(api.job());

    assertThat(failure)
        .isEqualTo(
            JobFailure.of(
                FailureClass.GENERATION_REFUSAL, "refusal", "The provider declined: Unsafe"));
  }

  @Test
  void tellsWhereTheAnswerHasNoId() {
    api.plays(LocalProvider.json(202, "{\"ID\":1}"), DONE);

    var failure = api.failure(api.job());

    assertThat(failure.failureClass()).isEqualTo(FailureClass.RESPONSE_ERROR);
    assertThat(failure.reason()).isEqualTo("id-missing");
  }

  @Test
  void tellsWhereTheProviderIsNotDoneInTime() {
    api.plays(BEGUN, RUNNING);

    var failure =
        api.failure(
            api.job(
                POLLING.replace("\"interval_ms\":100", "\"interval_ms\":600,\"timeout_ms\":1000")));

    assertThat(failure.failureClass()).isEqualTo(FailureClass.TIMEOUT);
    assertThat(failure.reason()).isEqualTo("not-done");
    assertThat(failure.message()).contains("a/b-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"interval_ms\":100,\"done\":{\"path\":\"/a\"}}",
        "{\"url\":\"%s\",\"url_path\":\"/a\",\"done\":{\"path\":\"/a\"}}",
        "{\"url\":\"%s\"}",
        "{\"url\":\"%s\",\"done\":{\"path\":\"/a\",\"equals\":1,\"in\":[1]}}",
        "{\"url\":\"%s\",\"interval_ms\":1,\"done\":{\"path\":\"/a\"}}",
        "{\"url\":\"%s\",\"done\":{\"path\":\"/a\"},\"timeout_ms\":\"x\"}"
      })
  void refusesAPayloadThatDoesNotFitBeforeAnythingIsBegun(String polling) {
    var failure = api.failure(api.job(polling));

    assertThat(failure.failureClass()).isEqualTo(FailureClass.VALIDATION_ERROR);
    assertThat(failure.reason()).isEqualTo("payload");
    assertThat(api.provider.received()).isEmpty();
  }
}
