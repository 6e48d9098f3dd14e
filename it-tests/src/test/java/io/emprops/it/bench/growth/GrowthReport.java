package io.emprops.it.bench.growth;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.it.bench.goal.Table;
import io.emprops.it.bench.goal.Target;
import io.emprops.it.bench.goal.Target.Cell;
import io.emprops.it.bench.goal.Target.Unit;
import io.emprops.it.bench.goal.TargetJson;
import io.emprops.it.bench.goal.TargetTable;
import io.emprops.it.bench.goal.Threshold;
import io.emprops.it.bench.plot.LogChart;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a run: tables, targets, one line of JSON, charts. */
final class GrowthReport {
  /** Flat, but for what a shared machine does besides. */
  private static final Threshold FLAT = Threshold.atMost(1.2, 1.2);

  private static final double NANOS_A_MICRO = 1_000;

  private final List<Line> lines;
  private final List<Target> targets;

  GrowthReport(List<Line> lines) {
    this.lines = List.copyOf(lines);
    this.targets = lines.stream().map(GrowthReport::target).toList();
  }

  /** The tables. */
  String text() {
    return lines.stream().map(GrowthReport::table).collect(Collectors.joining("\n"))
        + "\n"
        + TargetTable.of(targets);
  }

  private static String table(Line line) {
    var table =
        new Table()
            .row(List.of(line.what(), "jobs a second", "a job costs", "Redis", line.besides()));
    for (Line.Point point : line.points()) {
      Take cheapest = point.cheapest();
      table.row(
          List.of(
              Integer.toString(point.size()),
              String.format(Locale.ROOT, "%.0f", point.perSecond()),
              micros(cheapest.micros()),
              micros(cheapest.redisMicros()),
              micros(cheapest.besidesMicros())));
    }
    return table.text();
  }

  private static String micros(double micros) {
    return String.format(Locale.ROOT, "%.0f µs", micros);
  }

  private static Target target(Line line) {
    String first = "%%d / %d".formatted(line.points().getFirst().size());
    return new Target(
        "cost of a job, %s".formatted(line.what()),
        FLAT,
        Unit.TIMES,
        line.points().stream()
            .skip(1)
            .map(
                point ->
                    new Cell(
                        first.formatted(point.size()),
                        line.times(point),
                        FLAT.verdict(line.times(point))))
            .toList());
  }

  /** The run as one line of JSON; facts about the run itself come first. */
  JsonObject json(Map<String, JsonValue> facts) {
    var json = JsonValue.object().put("benchmark", "growth");
    facts.forEach(json::put);
    return json.put("targets", TargetJson.of(targets))
        .put("figures", new JsonArray(lines.stream().flatMap(GrowthReport::figures).toList()))
        .build();
  }

  private static Stream<JsonValue> figures(Line line) {
    return line.points().stream()
        .map(
            point ->
                JsonValue.object()
                    .put("what", line.what())
                    .put("size", point.size())
                    .put("rounds", point.rounds().size())
                    .put("jobs_per_second", TargetJson.number(point.perSecond()))
                    .put("cost_us", TargetJson.number(point.cheapest().micros()))
                    .put("redis_us", TargetJson.number(point.cheapest().redisMicros()))
                    .put(
                        line.besides() + "_us", TargetJson.number(point.cheapest().besidesMicros()))
                    .build());
  }

  /** The cost of a job, and its parts, by the number of what there is more of. */
  List<LogChart.Panel> charts() {
    return lines.stream()
        .map(
            line ->
                new LogChart.Panel(
                    line.what(),
                    List.of(
                        series("processors' time for a job", "#1d4ed8", line, Take::micros),
                        series("of it Redis", "#c2410c", line, Take::redisMicros),
                        series("of it " + line.besides(), "#15803d", line, Take::besidesMicros))))
        .toList();
  }

  private static LogChart.Series series(
      String name, String colour, Line line, ToDoubleFunction<Take> micros) {
    return new LogChart.Series(
        name,
        colour,
        line.points().stream()
            .map(
                point ->
                    new LogChart.Point(
                        point.size(), micros.applyAsDouble(point.cheapest()) * NANOS_A_MICRO))
            .toList());
  }
}
