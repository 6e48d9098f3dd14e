package io.emprops.it.bench.report;

import io.emprops.it.bench.plot.LogChart;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two log-log charts: how the times of compiling and rendering grow with variables and bytes. */
public final class GrowthPlot {
  private static final Map<String, String> COLOURS =
      new TreeMap<>(Map.of(Targets.COMPILE, "#c2410c", Targets.RENDER, "#1d4ed8"));

  private GrowthPlot() {}

  /** The plot as SVG. */
  public static String svg(Figures figures) {
    return LogChart.svg(panels(figures));
  }

  /** The plot as an image. */
  public static BufferedImage image(Figures figures) {
    return LogChart.image(panels(figures));
  }

  private static List<LogChart.Panel> panels(Figures figures) {
    return List.of(
        panel(figures, "variables", "variables of the document"),
        panel(figures, "bytes", "bytes of the document"));
  }

  private static LogChart.Panel panel(Figures figures, String axis, String title) {
    return new LogChart.Panel(
        title, COLOURS.entrySet().stream().map(work -> series(figures, work, axis)).toList());
  }

  private static LogChart.Series series(
      Figures figures, Map.Entry<String, String> work, String axis) {
    return new LogChart.Series(
        work.getKey(), work.getValue(), points(figures, work.getKey(), axis));
  }

  private static List<LogChart.Point> points(Figures figures, String work, String axis) {
    return GrowthSeries.points(figures, Targets.GROWTH + work, axis).stream()
        .map(point -> new LogChart.Point(point.size(), point.nanos()))
        .toList();
  }
}
