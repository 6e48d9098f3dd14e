package io.emprops.it.bench.report;

import io.emprops.it.bench.goal.Target;
import io.emprops.it.bench.goal.Target.Cell;
import io.emprops.it.bench.goal.Target.Unit;
import io.emprops.it.bench.goal.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The targets of the template engine, computed from what was measured. */
final class Targets {
  static final String RENDER = "render";
  static final String COMPILE = "compile";
  static final String GROWTH = "growth-";

  private final Figures figures;
  private final Roles roles;

  private Targets(Figures figures, Roles roles) {
    this.figures = figures;
    this.roles = roles;
  }

  static List<Target> of(Figures figures, Roles roles) {
    return new Targets(figures, roles).all();
  }

  private List<Target> all() {
    return List.of(
        timesOurs(
            "render to bytes, fastest Java peer / ours",
            Threshold.atLeast(1.5, 3),
            RENDER,
            roles.peers()),
        timesOurs(
            "render to bytes, faster string replace / ours",
            Threshold.atLeast(3, 5),
            RENDER,
            roles.replacers()),
        oursTimes(
            "render to bytes, ours / faster Jackson writer",
            Threshold.atMost(1.5, 1),
            RENDER,
            roles.limits()),
        oursTimes(
            "compile, ours / Jackson's readTree",
            Threshold.atMost(3, 2),
            COMPILE,
            List.of(roles.reader())),
        allocation(),
        growth());
  }

  private Target timesOurs(String name, Threshold threshold, String measure, List<String> others) {
    return ratio(name, threshold, measure, others, times -> times);
  }

  private Target oursTimes(String name, Threshold threshold, String measure, List<String> others) {
    return ratio(name, threshold, measure, others, times -> 1 / times);
  }

  private Target ratio(
      String name,
      Threshold threshold,
      String measure,
      List<String> others,
      DoubleUnaryOperator shown) {
    List<Cell> cells = new ArrayList<>();
    for (String item : figures.items(measure)) {
      double times = figures.fastestTimesOurs(measure, others, item).orElse(Double.NaN);
      cells.add(cell(item, shown.applyAsDouble(times), threshold));
    }
    return new Target(name, threshold, Unit.TIMES, cells);
  }

  private Target allocation() {
    // Below the bounds, not at them.
    var threshold = Threshold.atMost(Math.nextDown(2_048.0), Math.nextDown(512.0));
    List<Cell> cells =
        figures
            .of(RENDER)
            .filter(figure -> figure.subject().equals(roles.ours()))
            .filter(figure -> figure.item().equals(roles.smallest()))
            .map(figure -> cell(figure.item(), figure.bytes() - roles.payloadBytes(), threshold))
            .toList();
    return new Target("allocated per render beyond the payload", threshold, Unit.BYTES, cells);
  }

  private Target growth() {
    var threshold = Threshold.atMost(1.15, 1.05);
    List<Cell> cells = new ArrayList<>();
    for (String work : List.of(RENDER, COMPILE)) {
      for (String axis : List.of("variables", "bytes")) {
        double exponent = Growth.exponent(GrowthSeries.points(figures, GROWTH + work, axis));
        cells.add(cell(work + " by " + axis, exponent, threshold));
      }
    }
    return new Target("growth, exponent of size", threshold, Unit.EXPONENT, cells);
  }

  private static Cell cell(String item, double figure, Threshold threshold) {
    return new Cell(item, figure, threshold.verdict(figure));
  }
}
