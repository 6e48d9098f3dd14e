package io.emprops.it.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.json.JsonValue;
import io.emprops.it.bench.plot.LogChart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GrowthReportTest {
  private static final Line PARTITIONS =
      new Line(
          "partitions",
          "client",
          List.of(
              new Line.Point(
                  1, List.of(new Take(1_000, 1, 0.3, 0.3), new Take(1_000, 2, 0.2, 0.2))),
              new Line.Point(2, List.of(new Take(1_000, 0.5, 0.2, 0.26))),
              new Line.Point(4, List.of(new Take(1_000, 1, 0.2, 0.3)))));
  private static final Line GATEWAYS =
      new Line(
          "gateways",
          "gateways",
          List.of(
              new Line.Point(1, List.of(new Take(100, 1, 0.1, 0.1))),
              new Line.Point(4, List.of(new Take(100, 1, 0.1, 0.05)))));
  private static final GrowthReport REPORT = new GrowthReport(List.of(PARTITIONS, GATEWAYS));

  @Test
  void theRoundInWhichAJobCostLeastCountsAndTheFastestForTheRate() {
    Line.Point one = PARTITIONS.points().getFirst();

    assertThat(one.cheapest()).isEqualTo(new Take(1_000, 2, 0.2, 0.2));
    assertThat(one.perSecond()).isEqualTo(1_000);
  }

  @Test
  void eachSizeIsHeldAgainstTheFirst() {
    assertThat(REPORT.text().lines())
        .anyMatch(line -> line.matches("cost of a job, partitions +<= 1.20x +not met"))
        .anyMatch(line -> line.matches(" {2}2 / 1 +1.15x +met"))
        .anyMatch(line -> line.matches(" {2}4 / 1 +1.25x +not met"))
        .anyMatch(line -> line.matches("cost of a job, gateways +<= 1.20x +met"))
        .anyMatch(line -> line.matches(" {2}4 / 1 +0.75x +met"));
  }

  @Test
  void tablesShowWhatAJobCostsAndWhom() {
    assertThat(REPORT.text().lines())
        .anyMatch(line -> line.matches("1 +1000 +400 µs +200 µs +200 µs"))
        .anyMatch(line -> line.matches("2 +2000 +460 µs +200 µs +260 µs"));
  }

  @Test
  void theLineOfJsonHoldsEachSize() {
    String json = REPORT.json(Map.of("quick", JsonValue.of(true))).toJson();

    assertThat(json)
        .startsWith("{\"benchmark\":\"growth\",\"quick\":true,\"targets\":[")
        .contains(
            "{\"what\":\"partitions\",\"size\":1,\"rounds\":2,\"jobs_per_second\":1000.000,"
                + "\"cost_us\":400.000,\"redis_us\":200.000,\"client_us\":200.000}")
        .contains("\"gateways_us\":500.000")
        .doesNotContain("\n");
  }

  @Test
  void chartsShowTheCostByTheSize() {
    LogChart.Panel panel = REPORT.charts().getFirst();

    assertThat(panel.series().getFirst().points())
        .containsExactly(
            new LogChart.Point(1, 400_000),
            new LogChart.Point(2, 460_000),
            new LogChart.Point(4, 500_000));
  }

  @Test
  void aSizeWithoutARoundIsRefused() {
    assertThatThrownBy(() -> new Line.Point(2, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
