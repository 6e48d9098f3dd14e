package io.emprops.queue.connector.simulation;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.AJob;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonText;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Succeeded;
import io.emprops.core.worker.port.out.ConnectorContract;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationConnectorTest extends ConnectorContract {
  private final SimulationConnector connector = new SimulationConnector();

  @Override
  protected Connector connector() {
    return connector;
  }

  @Override
  protected AJob succeeding() {
    return aJob().payload("{\"duration_ms\":5}");
  }

  @Override
  protected AJob failing(FailureClass failureClass) {
    return aJob()
        .payload("{\"duration_ms\":1,\"fail\":{\"class\":\"%s\"}}".formatted(failureClass.wire()));
  }

  @Override
  protected AJob endless() {
    return aJob().payload("{\"duration_ms\":60000}");
  }

  @Test
  void echoesThePayloadWithItsDigits() {
    var job = aJob().payload("{\"duration_ms\":0,\"temperature\":0.70,\"x\":\"***\"}").build();

    var result = run(job, new RecordingReporter());

    assertThat(result)
        .isInstanceOfSatisfying(
            Succeeded.class,
            s ->
                assertThat(s.value().toJson())
                    .contains("\"echo\":{\"duration_ms\":0,\"temperature\":0.70,\"x\":\"***\"}"));
  }

  @Test
  void streamsTheOutputPieceByPieceWithoutBreakingACharacter() {
    var reporter = new RecordingReporter();
    var job = aJob().payload("{\"duration_ms\":3,\"steps\":7,\"output\":\"a😀😀😀b😀ü\"}").build();

    run(job, reporter);

    assertThat(reporter.text()).isEqualTo("a😀😀😀b😀ü");
    assertThat(reporter.outputs())
        .hasSizeGreaterThan(2)
        .allSatisfy(
            piece -> assertThat(Character.isLowSurrogate(piece.charAt(0))).as(piece).isFalse());
  }

  @Test
  void tellsEachStepAndTheEnd() {
    var reporter = new RecordingReporter();
    var job = aJob().payload("{\"duration_ms\":3,\"steps\":3}").build();

    run(job, reporter);

    assertThat(reporter.progress()).extracting("done").containsExactly(0.0, 1.0, 2.0, 3.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[1.10,{\"a\":null}]", "\"text\""})
  void endsWithTheResultThatThePayloadNames(String result) {
    var job = aJob().payload("{\"duration_ms\":0,\"result\":" + result + "}").build();

    var ended = run(job, new RecordingReporter());

    assertThat(ended)
        .isInstanceOfSatisfying(
            Succeeded.class, s -> assertThat(s.value()).isEqualTo(JsonText.parse(result)));
  }

  @ParameterizedTest
  @EnumSource(FailureClass.class)
  void failsInEveryClass(FailureClass failureClass) {
    var result = run(failing(failureClass).build(), new RecordingReporter());

    assertThat(result)
        .isInstanceOfSatisfying(
            Failed.class, f -> assertThat(f.failure().failureClass()).isEqualTo(failureClass));
  }

  @Test
  void failsAsManyTimesAsThePayloadSays() {
    var job =
        aJob()
            .payload(
                """
                {"duration_ms":0,"fail":{"class":"rate_limit","reason":"busy","message":"Later",
                "times":2,"retry_after_ms":70}}""")
            .build();

    assertThat(attempt(job, 2))
        .isEqualTo(new Failed(new JobFailure(FailureClass.RATE_LIMIT, "busy", "Later", 70L)));
    assertThat(attempt(job, 3)).isInstanceOf(Succeeded.class);
  }

  @Test
  void claimsToHaveUsedWhatThePayloadSays() {
    var job =
        aJob()
            .payload(
                "{\"duration_ms\":0,"
                    + "\"usage\":{\"input_tokens\":7,\"output_tokens\":5,\"cost\":0.0010}}")
            .build();

    var result = run(job, new RecordingReporter());

    assertThat(result)
        .isInstanceOfSatisfying(
            Succeeded.class,
            s -> {
              assertThat(s.usage().inputTokens()).isEqualTo(7);
              assertThat(s.usage().outputTokens()).isEqualTo(5);
              assertThat(s.usage().cost()).isEqualTo(new BigDecimal("0.0010"));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"usage\":{\"input_tokens\":-1}}",
        "{\"usage\":{\"cost\":\"much\"}}",
        "{\"duration_ms\":\"5\"}",
        "{\"duration_ms\":-1}",
        "{\"duration_ms\":1.5}",
        "{\"duration_ms\":1e999999999}",
        "{\"steps\":0}",
        "{\"output\":5}",
        "{\"fail\":{\"class\":\"bad luck\"}}",
        "{\"fail\":true}",
        "[]"
      })
  void refusesAPayloadThatDoesNotFit(String payload) {
    var result = run(aJob().payload(payload).build(), new RecordingReporter());

    assertThat(result)
        .isInstanceOfSatisfying(
            Failed.class,
            f -> assertThat(f.failure().failureClass()).isEqualTo(FailureClass.VALIDATION_ERROR));
  }

  private Connector.Result attempt(io.emprops.core.job.QueuedJob job, int attempt) {
    return connector.process(job, attempt, new RecordingReporter(), new ManualCancellation());
  }
}
