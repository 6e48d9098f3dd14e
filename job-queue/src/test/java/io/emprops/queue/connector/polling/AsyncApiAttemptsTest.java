package io.emprops.queue.connector.polling;

import static io.emprops.queue.connector.polling.AsyncApi.BEGUN;
import static io.emprops.queue.connector.polling.AsyncApi.DONE;
import static io.emprops.queue.connector.polling.AsyncApi.POLLING;
import static io.emprops.queue.connector.polling.AsyncApi.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.worker.port.out.Connector.Stopped;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.egress.LocalProvider;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a provider's job when an attempt ends before it, or another one follows. */
@Timeout(60)
class AsyncApiAttemptsTest {
  private final AsyncApi api = new AsyncApi();

  @AfterEach
  void stopProvider() {
    api.close();
  }

  @Test
  void goesOnForWhatAnEarlierAttemptHasBegun() {
    api.plays(BEGUN, LocalProvider.answer(200, "text/html", "Oops", Map.of()));
    var job = api.job().build();
    var first = api.connector.process(job, 1, new RecordingReporter(), new ManualCancellation());
    api.plays(LocalProvider.json(202, "{\"id\":\"second\"}"), DONE);

    var second = api.connector.process(job, 2, new RecordingReporter(), new ManualCancellation());

    assertThat(AsyncApi.failure(first).failureClass()).isEqualTo(FailureClass.RESPONSE_ERROR);
    assertThat(second).isInstanceOf(Succeeded.class);
    assertThat(api.begun()).hasSize(1);
    assertThat(api.asked().getLast().uri()).startsWith("/jobs/a%2Fb-1");
  }

  @Test
  void beginsAnewWhereTheProvidersJobHasFailed() {
    api.plays(BEGUN, LocalProvider.json(200, "{\"status\":\"failed\",\"why\":\"No GPU left\"}"));
    var job = api.job().build();
    var first = api.connector.process(job, 1, new RecordingReporter(), new ManualCancellation());
    api.plays(BEGUN, DONE);

    var second = api.connector.process(job, 2, new RecordingReporter(), new ManualCancellation());

    assertThat(AsyncApi.failure(first))
        .isEqualTo(
            JobFailure.of(
                FailureClass.SERVICE_ERROR,
                "provider-job-failed",
                "The provider's job a/b-1 failed: No GPU left"));
    assertThat(second).isInstanceOf(Succeeded.class);
    assertThat(api.begun()).hasSize(2);
  }

  @Test
  void cancelsAtTheProviderWhenStopped() throws Exception {
    api.plays(BEGUN, RUNNING);
    var cancellation = new ManualCancellation();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var reporter = new RecordingReporter();
      var result =
          threads.submit(() -> api.connector.process(api.job().build(), 1, reporter, cancellation));
      api.awaitAsked();

      cancellation.request();

      assertThat(result.get(10, TimeUnit.SECONDS)).isInstanceOf(Stopped.class);
      assertThat(api.sawCancellation()).isTrue();
    }
    var sent = api.received("DELETE");
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().uri()).isEqualTo("/jobs/a%2Fb-1");
    assertThat(sent.getFirst().headers().getFirst("Authorization")).isEqualTo("Bearer t0ken");
  }

  @Test
  void isStoppedAlsoWhereTheProviderDoesNotTakeTheCancellation() throws Exception {
    api.plays(BEGUN, RUNNING, LocalProvider.json(500, "{}"));
    var cancellation = new ManualCancellation();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var result =
          threads.submit(
              () ->
                  api.connector.process(
                      api.job().build(), 1, new RecordingReporter(), cancellation));
      api.awaitAsked();

      cancellation.request();

      assertThat(result.get(10, TimeUnit.SECONDS)).isInstanceOf(Stopped.class);
    }
  }

  @Test
  void sendsAKeyByWhichTheProviderKnowsARepeatedRequest() {
    api.plays(BEGUN, DONE);
    var job = api.job(POLLING, "\"idempotency_header\":\"Idempotency-Key\",").build();

    api.connector.process(job, 1, new RecordingReporter(), new ManualCancellation());

    assertThat(api.begun().getFirst().headers().getFirst("Idempotency-Key"))
        .isEqualTo(job.id().value());
  }

  @Test
  void givesUpWhereQuestionsFailAgainAndAgainAndTellsWhatIsKnown() {
    api.plays(BEGUN, LocalProvider.json(503, "{\"error\":\"Down\"}"));

    var failure = api.failure(api.job());

    assertThat(failure.failureClass()).isEqualTo(FailureClass.SERVICE_ERROR);
    assertThat(failure.reason()).isEqualTo("http-503");
    assertThat(failure.message()).contains("Down", "The provider's job a/b-1 was begun");
    assertThat(api.asked()).hasSize(6);
  }
}
