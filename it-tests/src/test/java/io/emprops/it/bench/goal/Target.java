package io.emprops.it.bench.goal;

import io.emprops.it.bench.goal.Threshold.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A row of the table of targets.
 *
 * @param unit what its figures are counted in
 */
public record Target(String name, Threshold threshold, Unit unit, List<Cell> cells) {
  public Target {
    cells = List.copyOf(cells);
  }

  /** What the figures of a row are counted in. */
  public enum Unit {
    TIMES,
    BYTES,
    EXPONENT,
    MILLIS;

    /** The figure as people read it. */
    public String write(double figure) {
      return switch (this) {
        case TIMES -> String.format(Locale.ROOT, figure < 10 ? "%.2fx" : "%.1fx", figure);
        case BYTES -> String.format(Locale.ROOT, "%.0f B", figure);
        case EXPONENT -> String.format(Locale.ROOT, "n^%.2f", figure);
        case MILLIS -> String.format(Locale.ROOT, "%.2f ms", figure);
      };
    }
  }

  /** The figure of one item. */
  public record Cell(String item, double figure, Verdict verdict) {}

  /** The worst verdict of all items; a target without a figure is not met. */
  public Verdict verdict() {
    return cells.stream().map(Cell::verdict).max(Comparator.naturalOrder()).orElse(Verdict.NOT_MET);
  }
}
