package io.emprops.core.worker.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.AJob;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Result;
import io.emprops.core.worker.port.out.Connector.Stopped;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link Connector} promises. A subclass says how to get one, and jobs that end in
 * certain ways at its provider.
 */
@Timeout(60)
public abstract class ConnectorContract {
  private static final Duration SOON = Duration.ofSeconds(10);

  /** The connector, ready to work. */
  protected abstract Connector connector();

  /** A job that ends well within a second. */
  protected abstract AJob succeeding();

  /** A job that ends in a failure of this class. */
  protected abstract AJob failing(FailureClass failureClass);

  /** A job that tells progress or output and then goes on for a minute. */
  protected abstract AJob endless();

  @Test
  void servesJobTypes() {
    assertThat(connector().jobTypes()).isNotEmpty().contains(succeeding().build().jobType());
  }

  @Test
  void isHealthyWhenReadyToWorkAndHasModelsForItsOwnTypesAlone() {
    assertThat(connector().health()).isEqualTo(new Connector.Healthy());
    assertThat(connector().jobTypes()).containsAll(connector().models().keySet());
  }

  @Test
  void endsWithAResultAndTheTimeThatItTook() {
    var result = run(succeeding().build(), new RecordingReporter());

    assertThat(result)
        .isInstanceOfSatisfying(
            Succeeded.class, s -> assertThat(s.usage().durationMs()).isNotNegative());
  }

  @Test
  void tellsARateLimitWithTheTimeToComeBack() {
    var result = run(failing(FailureClass.RATE_LIMIT).build(), new RecordingReporter());

    assertThat(result)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.RATE_LIMIT);
              assertThat(failed.failure().retryAfterMs()).isPositive();
            });
  }

  @Test
  void tellsTheProvidersFailuresByTheirClass() {
    for (var failureClass :
        new FailureClass[] {
          FailureClass.AUTH_ERROR, FailureClass.SERVICE_ERROR, FailureClass.VALIDATION_ERROR
        }) {
      var result = run(failing(failureClass).build(), new RecordingReporter());

      assertThat(result)
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.failure().failureClass()).isEqualTo(failureClass);
                assertThat(failed.failure().reason()).isNotBlank();
                assertThat(failed.failure().message()).isNotBlank();
              });
    }
  }

  @Test
  void turnsAPayloadOfAnotherShapeIntoAFailure() {
    var job = succeeding().payload(JsonValue.of("not an object")).build();

    var result = run(job, new RecordingReporter());

    assertThat(result)
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.failure().failureClass())
                    .isEqualTo(FailureClass.VALIDATION_ERROR));
  }

  @Test
  void stopsSoonWhenAskedTo() throws Exception {
    var reporter = new RecordingReporter();
    var cancellation = new ManualCancellation();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Result> result =
          threads.submit(() -> connector().process(endless().build(), 1, reporter, cancellation));
      reporter.awaitFirst();

      cancellation.request();

      assertThat(result.get(SOON.toMillis(), TimeUnit.MILLISECONDS)).isInstanceOf(Stopped.class);
    }
  }

  @Test
  void doesNotBeginWhatIsCancelledAlready() {
    var cancellation = new ManualCancellation();
    cancellation.request();

    var result = connector().process(endless().build(), 1, new RecordingReporter(), cancellation);

    assertThat(result).isInstanceOf(Stopped.class);
  }

  @Test
  void executesManyJobsAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var jobs =
          IntStream.range(0, 16)
              .<Callable<Result>>mapToObj(
                  i -> () -> run(succeeding().number(i).build(), new RecordingReporter()))
              .toList();

      var results = threads.invokeAll(jobs);

      for (Future<Result> result : results) {
        assertThat(result.get()).isInstanceOf(Succeeded.class);
      }
    }
  }

  /** Executes a job that no one cancels. */
  protected final Result run(QueuedJob job, Connector.Reporter reporter) {
    return connector().process(job, 1, reporter, new ManualCancellation());
  }
}
