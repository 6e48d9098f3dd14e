package io.emprops.it.bench.report;

import io.emprops.it.bench.goal.Table;
import io.emprops.it.bench.goal.Target;
import io.emprops.it.bench.goal.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person reads of a run: the times, what was allocated, and the targets. */
public final class Report {
  private final Figures figures;
  private final List<Target> targets;

  private Report(Figures figures, List<Target> targets) {
    this.figures = figures;
    this.targets = List.copyOf(targets);
  }

  /** Computes the targets from the figures. */
  public static Report of(Figures figures, Roles roles) {
    return new Report(figures, Targets.of(figures, roles));
  }

  /** The rows of the targets. */
  List<Target> targets() {
    return targets;
  }

  /** The figures behind it. */
  Figures figures() {
    return figures;
  }

  /** The tables. */
  public String text() {
    return times("render, ns per payload: least (median)", Targets.RENDER)
        + "\n"
        + turns("render, times of ours, taking turns with it", Targets.RENDER)
        + "\n"
        + allocations("render, bytes allocated per payload", Targets.RENDER)
        + "\n"
        + times("compile, ns per document: least (median)", Targets.COMPILE)
        + "\n"
        + TargetTable.of(targets);
  }

  private String times(String title, String measure) {
    return perSubject(
        title,
        measure,
        figure -> "%s (%s)".formatted(whole(figure.nanos()), whole(figure.median())));
  }

  private String turns(String title, String measure) {
    return perSubject(
        title,
        measure,
        figure ->
            Double.isNaN(figure.timesOurs()) ? "-" : Target.Unit.TIMES.write(figure.timesOurs()));
  }

  private String allocations(String title, String measure) {
    return perSubject(
        title, measure, figure -> Double.isNaN(figure.bytes()) ? "-" : whole(figure.bytes()));
  }

  private String perSubject(String title, String measure, Shown shown) {
    List<String> items = figures.items(measure);
    var table = new Table().row(joined(List.of(title), items));
    for (String subject : figures.subjects(measure)) {
      List<String> cells = new ArrayList<>(List.of(subject));
      for (String item : items) {
        cells.add(
            figures
                .of(measure)
                .filter(figure -> figure.subject().equals(subject) && figure.item().equals(item))
                .findFirst()
                .map(shown::of)
                .orElse("-"));
      }
      table.row(cells);
    }
    return table.text();
  }

  private static List<String> joined(List<String> head, List<String> tail) {
    List<String> all = new ArrayList<>(head);
    all.addAll(tail);
    return all;
  }

  private static String whole(double figure) {
    return String.format(Locale.ROOT, "%,.0f", figure).replace(',', ' ');
  }

  private interface Shown {
    String of(Figure figure);
  }
}
