package io.emprops.it.provider;

import static io.emprops.core.job.Eventually.until;
import static io.emprops.it.provider.ComfyUiGrounds.endless;
import static io.emprops.it.provider.ComfyUiGrounds.graph;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.asset.Asset;
import io.emprops.core.job.FailureClass;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Result;
import io.emprops.core.worker.port.out.Connector.Stopped;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a ComfyUI server's connection, memory and other users do to a graph that runs there. */
final class ComfyUiInterruptionsTest {
  private static final ComfyUiGrounds GROUNDS = new ComfyUiGrounds();

  private final Connector connector = GROUNDS.connector();
  private final RecordingReporter reporter = new RecordingReporter();

  @AfterAll
  static void close() {
    GROUNDS.close();
  }

  @Test
  void goesOnAfterALostConnection() {
    Succeeded done =
        (Succeeded)
            run(
                """
                {"1": {"class_type": "TestDropSocket", "inputs": {}},
                 "3": {"class_type": "KSampler", "inputs": {"steps": 3}},
                 "9": {"class_type": "SaveImage", "inputs": {}}}
                """);

    assertThat(Asset.allIn(done.value())).hasSize(1);
  }

  @Test
  void saysThatTheServerKnowsThePromptNoLonger() {
    Result result =
        run(
            """
            {"1": {"class_type": "TestForget", "inputs": {}}, "9": {"class_type": "SaveImage", "inputs": {}}}
            """);

    assertThat(result)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.SERVICE_ERROR);
              assertThat(failed.failure().reason()).isEqualTo("prompt-lost");
            });
  }

  @Test
  void interruptsItsOwnPromptAndNoOther() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var firstStop = new ManualCancellation();
      var secondStop = new ManualCancellation();
      int before = GROUNDS.queue().interrupts().size();
      Future<Result> first =
          threads.submit(
              () -> connector.process(endless().number(1).build(), 1, reporter, firstStop));
      until(() -> reporter.progress().stream().anyMatch(step -> "steps".equals(step.unit())));
      var waiting = new RecordingReporter();
      Future<Result> second =
          threads.submit(
              () -> connector.process(endless().number(2).build(), 1, waiting, secondStop));
      until(() -> waiting.progress().stream().anyMatch(step -> "waiting".equals(step.phase())));

      secondStop.request();

      assertThat(second.get(10, TimeUnit.SECONDS)).isInstanceOf(Stopped.class);
      assertThat(GROUNDS.queue().interrupts()).hasSize(before);
      assertThat(first.isDone()).isFalse();
      firstStop.request();
      assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(Stopped.class);
      assertThat(GROUNDS.queue().interrupts()).hasSize(before + 1);
    }
  }

  @Test
  void tellsThatSomeoneElseInterruptedIt() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Result> result =
          threads.submit(
              () -> connector.process(endless().build(), 1, reporter, new ManualCancellation()));
      until(() -> reporter.progress().stream().anyMatch(step -> "steps".equals(step.unit())));

      GROUNDS.queue().interrupt(Optional.empty());

      assertThat(result.get(10, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.failure().reason()).isEqualTo("interrupted"));
    }
  }

  private Result run(String nodes) {
    return connector.process(graph(nodes).build(), 1, reporter, new ManualCancellation());
  }
}
