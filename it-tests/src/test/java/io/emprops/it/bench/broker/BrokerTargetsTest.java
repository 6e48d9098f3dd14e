package io.emprops.it.bench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.it.bench.broker.Reading.Unit;
import io.emprops.it.bench.goal.Target;
import io.emprops.it.bench.goal.Target.Cell;
import io.emprops.it.bench.goal.Threshold.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The targets follow from the readings. */
final class BrokerTargetsTest {

  @Test
  void theBestWaysOfBothAreCompared() {
    Target target =
        target(
            0,
            reading("cycles", "ours", "a", 500),
            reading("cycles", "ours", "b", 2_000),
            reading("cycles-median", "ours", "a", 9_999),
            reading("cycles", "bullmq", "a", 800),
            reading("cycles", "bullmq", "b", 100));

    assertThat(target.cells()).containsExactly(new Cell("best", 2.5, Verdict.MET));
  }

  @Test
  void aCycleIsWorthThreeEmptyCalls() {
    Target target =
        target(
            1,
            reading("cycles", "ours", "a", 1_000),
            reading("limit", "redis", Limits.LPUSH_RPOPLPUSH, 90_000),
            reading("limit", "redis", Limits.EMPTY_FCALL, 6_000));

    assertThat(target.cells()).containsExactly(new Cell("best", 0.5, Verdict.MET));
  }

  @Test
  void theLargestBacklogIsHeldAgainstTheSmallest() {
    Target target =
        target(
            2,
            reading("claim-backlog", "ours", "1000", 100),
            reading("claim-backlog", "ours", "20000", 121),
            reading("claim-backlog", "ours", "3000", 900));

    assertThat(target.cells()).containsExactly(new Cell("20000 / 1000", 1.21, Verdict.NOT_MET));
  }

  @Test
  void manyClassesAreHeldAgainstFew() {
    Target target =
        target(
            3,
            reading("claim-classes", "ours", "1000", 270),
            reading("claim-classes", "ours", "10", 90),
            reading("claim-classes-worst", "ours", "1000", 9_999));

    assertThat(target.cells()).containsExactly(new Cell("1000² / 10²", 3, Verdict.AIM_MET));
  }

  @Test
  void thePriorFunctionIsHeldAgainstOursWithTheSameJobsWaiting() {
    Target target =
        target(
            4,
            reading("claim-scan", "ours", "1000", 1),
            reading("claim-scan", "prior-function", "1000", 100),
            reading("claim-scan", "ours", "10000", 10),
            reading("claim-scan", "prior-function", "10000", 6_000));

    assertThat(target.cells()).containsExactly(new Cell("10000 waiting", 600, Verdict.AIM_MET));
  }

  @Test
  void memoryStaysBelowItsBound() {
    assertThat(target(5, reading("memory", "ours", "a", 2_559)).verdict())
        .isEqualTo(Verdict.AIM_MET);
    assertThat(target(5, reading("memory", "ours", "a", 2_560)).verdict())
        .isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void anIdleWorkerIsReachedInTimeMostly() {
    Reading median = reading("dispatch", "ours", "p50", 2);
    Reading slowest = reading("dispatch", "ours", "p99", 10.1);
    Reading withoutSocket = reading("dispatch", "ours-port", "p99", 3);

    assertThat(target(6, median, slowest).verdict()).isEqualTo(Verdict.AIM_MET);
    assertThat(target(7, withoutSocket, median, slowest).verdict()).isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void whatWasNotMeasuredIsNotMet() {
    assertThat(BrokerTargets.of(new Readings(List.of())))
        .hasSize(8)
        .extracting(Target::verdict)
        .containsOnly(Verdict.NOT_MET);
  }

  private static Target target(int row, Reading... readings) {
    return BrokerTargets.of(new Readings(List.of(readings))).get(row);
  }

  private static Reading reading(String measure, String subject, String item, double value) {
    return new Reading(measure, subject, item, value, Unit.MICROS);
  }
}
