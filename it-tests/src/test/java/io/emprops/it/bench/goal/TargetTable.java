package io.emprops.it.bench.goal;

import io.emprops.it.bench.goal.Target.Cell;
import io.emprops.it.bench.goal.Threshold.Verdict;
import java.util.List;

/** The targets as a person reads them. */
public final class TargetTable {
  private TargetTable() {}

  /** A row for each target, and below it one for each of its items. */
  public static String of(List<Target> targets) {
    var table = new Table().row(List.of("target", "wanted", "aim", "measured", "verdict"));
    for (Target target : targets) {
      table.row(
          List.of(
              target.name(),
              bound(target, target.threshold().wanted()),
              target.threshold().aimsHigher() ? bound(target, target.threshold().aim()) : "",
              "",
              words(target, target.verdict())));
      for (Cell cell : target.cells()) {
        table.row(
            List.of(
                "  " + cell.item(),
                "",
                "",
                target.unit().write(cell.figure()),
                words(target, cell.verdict())));
      }
    }
    return table.text();
  }

  private static String bound(Target target, double bound) {
    String sign =
        switch (target.threshold().direction()) {
          case AT_LEAST -> ">= ";
          case AT_MOST -> target.unit() == Target.Unit.BYTES ? "< " : "<= ";
        };
    return sign + target.unit().write(bound);
  }

  private static String words(Target target, Verdict verdict) {
    return switch (verdict) {
      case AIM_MET -> target.threshold().aimsHigher() ? "met, aim too" : "met";
      case MET -> "met";
      case NOT_MET -> "not met";
    };
  }
}
