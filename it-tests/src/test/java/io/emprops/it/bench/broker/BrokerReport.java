package io.emprops.it.bench.broker;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.it.bench.goal.Table;
import io.emprops.it.bench.goal.Target;
import io.emprops.it.bench.goal.TargetJson;
import io.emprops.it.bench.goal.TargetTable;
import io.emprops.it.bench.plot.LogChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of a run: tables, one line of JSON, charts. */
final class BrokerReport {
  private static final int MOST_COMMANDS = 8;

  private final Readings readings;
  private final List<Target> targets;

  BrokerReport(Readings readings) {
    this(readings, BrokerTargets.of(readings));
  }

  private BrokerReport(Readings readings, List<Target> targets) {
    this.readings = readings;
    this.targets = targets;
  }

  /** Of a run that measured the way to an idle worker alone. */
  static BrokerReport ofDispatch(Readings readings) {
    return new BrokerReport(readings, BrokerTargets.ofDispatch(readings));
  }

  /** The tables. */
  String text() {
    return cycles()
        + "\n"
        + table("limits: one connection, one call after the other", CycleBench.LIMIT)
        + "\n"
        + claims()
        + "\n"
        + steps()
        + "\n"
        + table("memory of a waiting job of 1 KiB", StepProfile.MEMORY)
        + "\n"
        + dispatched()
        + "\n"
        + TargetTable.of(targets);
  }

  /** The tables of the way to an idle worker alone. */
  String dispatch() {
    return dispatched() + "\n" + TargetTable.of(targets);
  }

  private String dispatched() {
    return table("from submission to an idle worker", Dispatch.MEASURE);
  }

  private String cycles() {
    var table =
        new Table()
            .row(
                List.of(
                    "cycles: calls x jobs in, workers x jobs out",
                    "best",
                    "median",
                    "client's CPU",
                    "Redis' CPU"));
    readings
        .of(CycleBench.CYCLES)
        .forEach(
            best ->
                table.row(
                    List.of(
                        best.subject() + ", " + best.item(),
                        best.text(),
                        beside(best, CycleBench.MEDIAN),
                        beside(best, CycleBench.CLIENT_CPU),
                        beside(best, CycleBench.REDIS_CPU))));
    return table.text();
  }

  private String claims() {
    var table = new Table().row(List.of("Redis' time per claim", "median", "worst", "first"));
    for (String measure : List.of(ClaimBench.BACKLOG, ClaimBench.CLASSES, ClaimBench.SCAN)) {
      readings
          .of(measure)
          .forEach(
              median ->
                  table.row(
                      List.of(
                          "%s, %s, %s".formatted(measure, median.subject(), median.item()),
                          median.text(),
                          beside(median, measure + ClaimBench.WORST),
                          beside(median, measure + ClaimBench.FIRST))));
    }
    return table.text();
  }

  private String steps() {
    var table =
        new Table()
            .row(
                List.of(
                    "steps, for each job",
                    "Redis' time",
                    "in commands",
                    "Redis' CPU",
                    "client's CPU",
                    "commands"));
    readings
        .of(StepProfile.TIME)
        .forEach(
            time ->
                table.row(
                    List.of(
                        time.item(),
                        time.text(),
                        beside(time, StepProfile.WITHIN),
                        beside(time, StepProfile.CPU),
                        beside(time, StepProfile.CLIENT_CPU),
                        commands(time.item()))));
    return table.text();
  }

  private String commands(String step) {
    return readings
        .of(StepProfile.COMMANDS, step)
        .limit(MOST_COMMANDS)
        .map(reading -> "%s %.2g".formatted(reading.item(), reading.value()))
        .collect(Collectors.joining(", "));
  }

  private String table(String title, String measure) {
    var table = new Table().row(List.of(title));
    readings
        .of(measure)
        .forEach(
            reading ->
                table.row(List.of(reading.subject() + ", " + reading.item(), reading.text())));
    return table.text();
  }

  /** Another measure of the same subject and item. */
  private String beside(Reading reading, String measure) {
    return readings
        .of(measure, reading.subject())
        .filter(other -> other.item().equals(reading.item()))
        .findFirst()
        .map(Reading::text)
        .orElse("-");
  }

  /** The run as one line of JSON; facts about the run itself come first. */
  JsonObject json(Map<String, JsonValue> facts) {
    var json = JsonValue.object().put("benchmark", "broker");
    facts.forEach(json::put);
    return json.put("targets", TargetJson.of(targets))
        .put("figures", new JsonArray(readings.all().stream().map(BrokerReport::figure).toList()))
        .build();
  }

  private static JsonValue figure(Reading reading) {
    return JsonValue.object()
        .put("measure", reading.measure())
        .put("subject", reading.subject())
        .put("item", reading.item())
        .put("value", TargetJson.number(reading.value()))
        .put("unit", reading.unit().sign())
        .build();
  }

  /** Redis' time per claim by what waits. */
  List<LogChart.Panel> charts() {
    return List.of(
        new LogChart.Panel(
            "jobs that wait and do not fit",
            List.of(
                series("ours", "#1d4ed8", ClaimBench.BACKLOG, ClaimBench.OURS),
                series("prior function", "#c2410c", ClaimBench.SCAN, ClaimBench.PRIOR))),
        new LogChart.Panel(
            "requirement classes, and customers in each",
            List.of(series("ours", "#1d4ed8", ClaimBench.CLASSES, ClaimBench.OURS))));
  }

  private LogChart.Series series(String name, String colour, String measure, String subject) {
    List<LogChart.Point> points = new ArrayList<>();
    readings
        .of(measure, subject)
        .forEach(
            reading ->
                points.add(
                    new LogChart.Point(
                        Double.parseDouble(reading.item()), reading.value() * 1_000)));
    return new LogChart.Series(name, colour, points);
  }
}
