package io.emprops.it.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.AJob;
import io.emprops.core.job.JobFailure;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Result;
import io.emprops.core.worker.port.out.Connector.Stopped;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.it.provider.FakeProviders;
import io.emprops.it.scenario.Waiting;
import io.emprops.queue.connector.Provider;
import io.emprops.queue.connector.ProviderConnector;
import io.emprops.queue.connector.polling.AsyncApiProvider;
import io.emprops.queue.connector.polling.CallbackDesk;
import io.emprops.queue.connector.webhook.WebhookProvider;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connectors that call any API, in each situation; a fault is chosen by a header. */
@Timeout(60)
final class CustomApiTableTest {
  private final FakeProviders providers = FakeProviders.start(0);
  private final Calling calling = new Calling(Duration.ofSeconds(2));

  @AfterEach
  void stop() {
    calling.close();
    providers.close();
  }

  @ParameterizedTest
  @CsvSource({
    "none, completed",
    "slow-50, completed",
    "html, completed",
    "400, validation_error http-400 final",
    "401, auth_error http-401 final",
    "402, resource_limit http-402 again",
    "429-retry-after-2, rate_limit http-429 again",
    "503, service_error http-503 again",
    "504, timeout http-504 again",
    "cut, network_error io again",
    "malformed, response_error not-json again",
    "huge, response_error too-large again",
    "refusal, validation_error http-422 final",
    "abort, network_error io again",
    "silence, timeout no-answer again"
  })
  void callsAnyApiOnce(String fault, String outcome) {
    var job =
        AJob.aJob()
            .jobType("custom_api")
            .payload(
                "{\"url\":\"%s/echo\",\"headers\":%s,\"body\":{\"a\":1}}"
                    .formatted(providers.url("any"), fault(fault)));

    assertThat(describe(run(webhook(), job))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "none, none, completed",
    "503, none, service_error http-503 again",
    "401, none, auth_error http-401 final",
    "none, 404, validation_error http-404 final",
    "none, 503-times-2, completed",
    "none, 503, service_error http-503 again",
    "none, malformed, response_error not-json again",
    "none, abort-times-2, completed",
    "cut, none, network_error io again"
  })
  void beginsAndAsks(String begin, String ask, String outcome) {
    assertThat(describe(run(async(), job("text", begin, ask)))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "fail, service_error provider-job-failed again",
    "decline, generation_refusal refusal final"
  })
  void tellsHowTheProvidersJobEnded(String text, String outcome) {
    assertThat(describe(run(async(), job(text, "none", "none")))).isEqualTo(outcome);
  }

  @Test
  void cancelsWhatRunsAtTheProvider() {
    var cancellation = new ManualCancellation();
    Connector connector = async();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var pending =
          CompletableFuture.supplyAsync(
              () ->
                  connector.process(
                      job("endless", "none", "none").build(),
                      1,
                      new RecordingReporter(),
                      cancellation),
              threads);
      Waiting.until("a question", () -> seen("GET"));

      cancellation.request();

      assertThat(pending.join()).isInstanceOf(Stopped.class);
    }
    assertThat(seen("DELETE")).isTrue();
  }

  private boolean seen(String method) {
    return providers.received().stream().anyMatch(request -> request.method().equals(method));
  }

  private AJob job(String text, String begin, String ask) {
    return AJob.aJob()
        .jobType("custom_api_async")
        .payload(
            """
            {"request":{"url":"URL/jobs","headers":BEGIN,"body":{"text":"TEXT"}},
             "polling":{"url_path":"/urls/get","headers":ASK,"interval_ms":100,
               "done":{"path":"/status","equals":"done"},"failed":{"path":"/status","equals":"failed"},
               "refused":{"path":"/status","equals":"declined"},"error_path":"/error",
               "progress_path":"/progress","result_path":"/output/text"},
             "cancel":{"url":"URL/jobs/{id}","method":"DELETE"}}"""
                .replace("URL", providers.url("jobs"))
                .replace("BEGIN", fault(begin))
                .replace("ASK", fault(ask))
                .replace("TEXT", text));
  }

  private static String fault(String name) {
    return name.equals("none") ? "{}" : "{\"X-Fake-Fault\":\"%s\"}".formatted(name);
  }

  private Connector webhook() {
    return connector(new WebhookProvider(calling.caller(), calling.failures()));
  }

  private Connector async() {
    var desk = new CallbackDesk(Optional.empty(), new SecureRandom());
    return connector(new AsyncApiProvider(calling.caller(), calling.failures(), desk));
  }

  private static Connector connector(Provider provider) {
    return new ProviderConnector(provider, (_, _, _) -> Optional.empty());
  }

  private static Result run(Connector connector, AJob job) {
    return connector.process(job.build(), 1, new RecordingReporter(), new ManualCancellation());
  }

  private static String describe(Result result) {
    return switch (result) {
      case Succeeded _ -> "completed";
      case Stopped _ -> "stopped";
      case Failed(JobFailure failure, var _) ->
          "%s %s %s"
              .formatted(
                  failure.failureClass().wire(),
                  failure.reason(),
                  failure.failureClass().worthRetrying() ? "again" : "final");
    };
  }
}
