package io.emprops.it.bench.report;

import io.emprops.it.bench.report.Drawing.Anchor;
import io.emprops.it.bench.report.Drawing.Dot;
import io.emprops.it.bench.report.Drawing.Label;
import io.emprops.it.bench.report.Drawing.Line;
import io.emprops.it.bench.report.Drawing.Spot;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Two log-log charts: how the times of compiling and rendering grow with variables and bytes. */
public final class GrowthPlot {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 420;
  private static final int PANEL = WIDTH / 2;
  private static final String GRID = "#dddddd";
  private static final String REFERENCE = "#888888";
  private static final Map<String, String> COLOURS =
      new TreeMap<>(Map.of(Targets.COMPILE, "#c2410c", Targets.RENDER, "#1d4ed8"));

  private final Figures figures;
  private final Drawing.Builder drawing = new Drawing.Builder();

  private GrowthPlot(Figures figures) {
    this.figures = figures;
  }

  /** The plot as SVG. */
  public static String svg(Figures figures) {
    return Svg.of(drawing(figures));
  }

  /** The plot as an image. */
  public static BufferedImage image(Figures figures) {
    return Png.of(drawing(figures));
  }

  private static Drawing drawing(Figures figures) {
    var plot = new GrowthPlot(figures);
    plot.panel(0, "variables", "variables of the document");
    plot.panel(PANEL, "bytes", "bytes of the document");
    return plot.drawing.build(WIDTH, HEIGHT);
  }

  private void panel(int left, String axis, String title) {
    List<Growth.Point> all =
        COLOURS.keySet().stream().flatMap(work -> points(work, axis).stream()).toList();
    if (all.isEmpty()) {
      return;
    }
    var x =
        LogScale.around(all.stream().mapToDouble(Growth.Point::size), left + 70, left + PANEL - 40);
    var y = LogScale.around(all.stream().mapToDouble(Growth.Point::nanos), HEIGHT - 60, 30);
    grid(x, y);
    label(new Spot((x.start() + x.end()) / 2, HEIGHT - 18), title, Anchor.MIDDLE);
    double legend = 48;
    for (var work : COLOURS.entrySet()) {
      series(points(work.getKey(), axis), x, y, work.getValue());
      drawing.add(new Dot(new Spot(x.start() + 14, legend - 4), 4, work.getValue()));
      label(new Spot(x.start() + 24, legend), work.getKey(), Anchor.START);
      legend += 18;
    }
    line(new Spot(x.start() + 6, legend - 4), new Spot(x.start() + 22, legend - 4), true);
    label(new Spot(x.start() + 28, legend), "linear, through the last point", Anchor.START);
  }

  private List<Growth.Point> points(String work, String axis) {
    return GrowthSeries.points(figures, Targets.GROWTH + work, axis);
  }

  private void grid(LogScale x, LogScale y) {
    for (int power = x.low(); power <= x.high(); power++) {
      double at = x.pixel(Math.pow(10, power));
      drawing.add(new Line(new Spot(at, y.start()), new Spot(at, y.end()), GRID, false));
      label(new Spot(at, y.start() + 18), count(power), Anchor.MIDDLE);
    }
    for (int power = y.low(); power <= y.high(); power++) {
      double at = y.pixel(Math.pow(10, power));
      drawing.add(new Line(new Spot(x.start(), at), new Spot(x.end(), at), GRID, false));
      label(new Spot(x.start() - 8, at + 4), time(power), Anchor.END);
    }
  }

  private void series(List<Growth.Point> points, LogScale x, LogScale y, String colour) {
    if (points.isEmpty()) {
      return;
    }
    reference(points.getLast(), x, y);
    for (int i = 0; i < points.size(); i++) {
      Spot here = spot(points.get(i), x, y);
      if (i > 0) {
        drawing.add(new Line(spot(points.get(i - 1), x, y), here, colour, false));
      }
      drawing.add(new Dot(here, 3.5, colour));
    }
  }

  private void reference(Growth.Point last, LogScale x, LogScale y) {
    double perUnit = last.nanos() / last.size();
    // It leaves the chart at its lower or its left edge, whichever comes first.
    double from = Math.max(Math.pow(10, x.low()), Math.pow(10, y.low()) / perUnit);
    line(spot(new Growth.Point(from, from * perUnit), x, y), spot(last, x, y), true);
  }

  private void line(Spot from, Spot to, boolean dashed) {
    drawing.add(new Line(from, to, REFERENCE, dashed));
  }

  private void label(Spot at, String text, Anchor anchor) {
    drawing.add(new Label(at, text, anchor));
  }

  private static Spot spot(Growth.Point point, LogScale x, LogScale y) {
    return new Spot(x.pixel(point.size()), y.pixel(point.nanos()));
  }

  private static String count(int power) {
    return String.format(Locale.ROOT, "%,.0f", Math.pow(10, power)).replace(',', ' ');
  }

  private static String time(int power) {
    List<String> units = List.of("ns", "µs", "ms", "s");
    int unit = Math.clamp(power / 3, 0, units.size() - 1);
    return String.format(Locale.ROOT, "%.0f %s", Math.pow(10, power - 3.0 * unit), units.get(unit));
  }
}
