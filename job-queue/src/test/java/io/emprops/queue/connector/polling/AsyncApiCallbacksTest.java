package io.emprops.queue.connector.polling;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.AJob;
import io.emprops.core.job.FailureClass;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.Connector.Result;
import io.emprops.core.worker.port.out.Connector.Stopped;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.LocalProvider;
import io.emprops.queue.connector.ProviderConnector;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Providers that call back, at an address that only they know. */
@Timeout(60)
class AsyncApiCallbacksTest {
  private static final String CALLBACK =
      """
      {"done":{"path":"/status","equals":"done"},"failed":{"path":"/status","equals":"failed"},
       "result_path":"/output","error_path":"/why","timeout_ms":30000}""";

  private final AsyncApi api = new AsyncApi();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();
  private final ManualCancellation cancellation = new ManualCancellation();
  private final RecordingReporter reporter = new RecordingReporter();

  AsyncApiCallbacksTest() {
    api.provider.plays(
        (its, exchange) -> {
          if (exchange.getRequestMethod().equals("POST")) {
            String sent = its.last().body();
            tokens.add(sent.substring(sent.lastIndexOf('/') + 1, sent.lastIndexOf('"')));
          }
          LocalProvider.json(202, "{\"id\":\"a1\"}").answer(its, exchange);
        });
  }

  @AfterEach
  void stopProvider() {
    threads.shutdownNow();
    api.close();
  }

  @Test
  void waitsForTheCallThatSaysThatItIsDone() throws Exception {
    Future<Result> result = begin(job(CALLBACK));
    String token = tokens.take();

    assertThat(receive(token, "{\"status\":\"running\"}")).isTrue();
    assertThat(receive(token, "{\"status\":\"done\",\"output\":1.10}")).isTrue();

    assertThat(result.get())
        .isInstanceOfSatisfying(
            Succeeded.class, done -> assertThat(done.value()).isEqualTo(JsonText.parse("1.10")));
    assertThat(api.begun().getFirst().body())
        .isEqualTo("{\"notify\":\"https://worker.test/base/callbacks/%s\"}".formatted(token));
  }

  @Test
  void takesTheFirstCallForTheEndWhereNothingElseIsSaid() throws Exception {
    Future<Result> result = begin(job("{}"));

    receive(tokens.take(), "{\"a\":1}");

    assertThat(result.get()).isInstanceOf(Succeeded.class);
  }

  @Test
  void failsWhereTheCallSaysSo() throws Exception {
    Future<Result> result = begin(job(CALLBACK));

    receive(tokens.take(), "{\"status\":\"failed\",\"why\":\"No GPU\"}");

    var failure = AsyncApi.failure(result.get());
    assertThat(failure.reason()).isEqualTo("provider-job-failed");
    assertThat(failure.message()).isEqualTo("The provider's job a1 failed: No GPU");
  }

  @Test
  void givesEachJobATokenOfItsOwnThatEndsWithIt() throws Exception {
    Future<Result> result = begin(job("{}"));
    String token = tokens.take();
    var _ = begin(job("{}").number(2));
    String other = tokens.take();

    receive(token, "1");
    result.get();

    assertThat(token).hasSize(43).isNotEqualTo(other);
    assertThat(api.desk.isAwaited(token)).isFalse();
    assertThat(receive(token, "2")).isFalse();
    assertThat(api.desk.isAwaited(other)).isTrue();
    assertThat(receive("guessed", "3")).isFalse();
  }

  @Test
  void goesOnWaitingForWhatAnEarlierAttemptHasBegun() throws Exception {
    AJob job = job("{\"timeout_ms\":1000}");
    var first = AsyncApi.failure(begin(job).get());

    Future<Result> second = begin(job);
    receive(tokens.take(), "1");

    assertThat(first.failureClass()).isEqualTo(FailureClass.TIMEOUT);
    assertThat(first.reason()).isEqualTo("not-done");
    assertThat(second.get()).isInstanceOf(Succeeded.class);
    assertThat(api.begun()).hasSize(1);
  }

  @Test
  void waitsNoLongerWhenStopped() throws Exception {
    Future<Result> result = begin(job(CALLBACK));
    String token = tokens.take();

    cancellation.request();

    assertThat(result.get(10, TimeUnit.SECONDS)).isInstanceOf(Stopped.class);
    assertThat(api.desk.isAwaited(token)).isFalse();
  }

  @Test
  void beginsNothingWhereProvidersCannotReachTheWorker() {
    var unreachable =
        new ProviderConnector(
            new AsyncApiProvider(
                api.provider.caller(),
                new HttpFailures(InstantSource.system()),
                new CallbackDesk(Optional.empty(), new SecureRandom())),
            (_, _, _) -> Optional.empty());

    var result = unreachable.process(job(CALLBACK).build(), 1, reporter, cancellation);

    assertThat(AsyncApi.failure(result).message()).contains("emp.queue.callbacks.url");
    assertThat(api.provider.received()).isEmpty();
  }

  private Future<Result> begin(AJob job) {
    return threads.submit(() -> api.connector.process(job.build(), 1, reporter, cancellation));
  }

  private boolean receive(String token, String body) {
    JsonValue value = JsonText.parse(body);
    return api.desk.receive(token, value);
  }

  private AJob job(String callback) {
    return aJob()
        .jobType("custom_api_async")
        .payload(
            """
            {"request":{"url":"%s/jobs","body":{"notify":"{callback_url}"}},"callback":CALLBACK,
             "cancel":{"url":"%s/jobs/{id}","method":"DELETE"}}"""
                .replace("CALLBACK", callback)
                .replace("%s", api.provider.url()));
  }
}
