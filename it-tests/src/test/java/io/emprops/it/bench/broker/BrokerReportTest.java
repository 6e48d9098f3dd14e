package io.emprops.it.bench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonValue;
import io.emprops.it.bench.broker.Reading.Unit;
import io.emprops.it.bench.plot.LogChart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BrokerReportTest {
  private static final BrokerReport REPORT =
      new BrokerReport(
          new Readings(
              List.of(
                  new Reading("cycles", "ours", "1 x 100 in, 8 x 10 out", 9_876.4, Unit.PER_SECOND),
                  new Reading(
                      "cycles-median", "ours", "1 x 100 in, 8 x 10 out", 9_000, Unit.PER_SECOND),
                  new Reading("claim-backlog", "ours", "1000", 80, Unit.MICROS),
                  new Reading("claim-backlog", "ours", "100000", 88, Unit.MICROS),
                  new Reading("step", "ours", "claim", 70.5, Unit.MICROS),
                  new Reading("step-commands", "claim", "hget", 9, Unit.CALLS),
                  new Reading("step-commands", "submit", "xadd", 2, Unit.CALLS))));

  @Test
  void tellsOfNoOtherTargetWhereTheWayToAWorkerWasMeasuredAlone() {
    var reading = new Reading("dispatch", "ours", "p50", 2.5, Unit.MILLIS);

    BrokerReport report = BrokerReport.ofDispatch(new Readings(List.of(reading)));

    assertThat(report.dispatch()).contains("2.50 ms", "not met").doesNotContain("memory");
    assertThat(report.json(Map.of()).toJson())
        .contains("over the gateway")
        .doesNotContain("memory");
  }

  @Test
  void tablesShowReadingsBesideEachOther() {
    assertThat(REPORT.text().lines())
        .anyMatch(line -> line.matches("ours, 1 x 100 in.* 9 876 /s +9 000 /s +- +-"))
        .anyMatch(line -> line.matches("claim +70.50 µs +- +- +- +hget 9.0"))
        .anyMatch(line -> line.matches("claim-backlog, ours, 1000 +80.00 µs +- +-"))
        .anyMatch(line -> line.matches(" {2}100000 / 1000 +1.10x +met"));
  }

  @Test
  void theLineOfJsonHoldsEachReadingAndTarget() {
    String json = REPORT.json(Map.of("quick", JsonValue.of(true))).toJson();

    assertThat(json)
        .startsWith("{\"benchmark\":\"broker\",\"quick\":true,\"targets\":[")
        .contains("{\"item\":\"100000 / 1000\",\"value\":1.100,\"verdict\":\"aim-met\"}")
        .contains(
            "{\"measure\":\"claim-backlog\",\"subject\":\"ours\",\"item\":\"1000\","
                + "\"value\":80.000,\"unit\":\"µs\"}")
        .doesNotContain("\n");
  }

  @Test
  void chartsShowClaimsByWhatWaits() {
    List<LogChart.Panel> charts = REPORT.charts();

    assertThat(charts.getFirst().series().getFirst().points())
        .containsExactly(new LogChart.Point(1_000, 80_000), new LogChart.Point(100_000, 88_000));
  }
}
