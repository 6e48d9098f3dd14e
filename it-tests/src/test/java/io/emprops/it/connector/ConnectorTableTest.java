package io.emprops.it.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobFailure;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Result;
import io.emprops.core.worker.port.out.Connector.Stopped;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.it.connector.OutcomeTable.Cell;
import io.emprops.it.provider.FakeProviders;
import io.emprops.it.provider.OllamaApi;
import io.emprops.it.provider.Received;
import io.emprops.it.provider.Received.Fate;
import io.emprops.it.scenario.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each connector in each situation ends as the table of the reference page says. */
@Timeout(60)
final class ConnectorTableTest {
  private static final String WELL = "answer";
  private static final String CANCELLED = "cancel";
  private static final String SILENCE = "silence";

  /** Every fault of the stand-ins must stand in the table, and each status that means something. */
  private static final List<String> SITUATIONS =
      List.of(
          WELL,
          CANCELLED,
          "slow-50",
          "400",
          "401",
          "402",
          "403",
          "404",
          "408",
          "413",
          "429",
          "429-retry-after-2",
          "500",
          "503",
          "504",
          "529",
          "cut",
          "stream-error",
          "malformed",
          "refusal",
          "huge",
          "html",
          "abort",
          SILENCE);

  @SuppressWarnings("NullAway.Init")
  private static FakeProviders providers;

  @SuppressWarnings("NullAway.Init")
  private static Calling patient;

  @SuppressWarnings("NullAway.Init")
  private static Calling impatient;

  /** Names the model too, so that it begins like the one that the Ollama stand-in has. */
  private final String mark = OllamaApi.MODEL + "-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    providers = FakeProviders.start(0);
    patient = new Calling(Duration.ofSeconds(30));
    impatient = new Calling(Duration.ofSeconds(1));
  }

  @AfterAll
  static void stop() {
    patient.close();
    impatient.close();
    providers.close();
  }

  @AfterEach
  void letAnswersFlow() {
    providers.release();
  }

  static Stream<Cell> cells() {
    return OutcomeTable.read(Connectors.all()).stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void endsAsTheTableSays(Cell cell) {
    Calling calling = cell.situation().equals(SILENCE) ? impatient : patient;
    Connector connector = cell.connector().at(providers, calling);

    Result result =
        cell.situation().equals(CANCELLED)
            ? cancelled(cell.connector(), connector)
            : run(cell, connector);

    assertThat(describe(result)).as(result.toString()).isEqualTo(cell.outcome());
  }

  @Test
  void theTableHasEachConnectorInEachSituationOnce() {
    List<String> wanted =
        SITUATIONS.stream()
            .flatMap(
                situation ->
                    Connectors.all().stream().map(connector -> situation + " " + connector))
            .toList();

    assertThat(cells().map(cell -> cell.situation() + " " + cell.connector()))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  private Result run(Cell cell, Connector connector) {
    String model = cell.situation().equals(WELL) ? mark : mark + "-fault-" + cell.situation();
    return connector.process(
        cell.connector().job(model), 1, new RecordingReporter(), new ManualCancellation());
  }

  /** In the middle of the text where there is a stream, else while the provider thinks. */
  private Result cancelled(ConnectorUnderTest underTest, Connector connector) {
    var reporter = new RecordingReporter();
    var cancellation = new ManualCancellation();
    String model = underTest.streams() ? mark : mark + "-fault-slow-60000";
    providers.hold();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var pending =
          CompletableFuture.supplyAsync(
              () -> connector.process(underTest.job(model), 1, reporter, cancellation), threads);
      Waiting.until("a request", () -> !providers.received(mark).isEmpty());
      if (underTest.streams()) {
        Waiting.until("text", () -> !reporter.text().isEmpty());
      }

      cancellation.request();

      Received received = providers.received(mark).getFirst();
      Waiting.until("the provider sees it", () -> received.fate() == Fate.ABORTED);
      return pending.join();
    }
  }

  private static String describe(Result result) {
    return switch (result) {
      case Succeeded _ -> "completed";
      case Stopped _ -> "stopped; the provider sees the connection close";
      case Failed(JobFailure failure, var _) ->
          "`%s` `%s`%s".formatted(failure.failureClass().wire(), failure.reason(), again(failure));
    };
  }

  private static String again(JobFailure failure) {
    if (!failure.failureClass().worthRetrying()) {
      return ", final";
    }
    Long wait = failure.retryAfterMs();
    return wait == null ? ", again" : ", again after %d s".formatted(wait / 1_000);
  }
}
