package io.emprops.it.bench.report;

import java.util.List;

/** The points of one line of growth. */
final class GrowthSeries {
  private GrowthSeries() {}

  /** The points of a measure along an axis; their items are written {@code axis=size}. */
  static List<Growth.Point> points(Figures figures, String measure, String axis) {
    String prefix = axis + "=";
    return figures
        .of(measure)
        .filter(figure -> figure.item().startsWith(prefix))
        .map(
            figure ->
                new Growth.Point(
                    Double.parseDouble(figure.item().substring(prefix.length())), figure.nanos()))
        .toList();
  }
}
