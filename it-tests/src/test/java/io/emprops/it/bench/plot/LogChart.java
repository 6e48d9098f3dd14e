package io.emprops.it.bench.plot;

import io.emprops.it.bench.plot.Drawing.Anchor;
import io.emprops.it.bench.plot.Drawing.Dot;
import io.emprops.it.bench.plot.Drawing.Label;
import io.emprops.it.bench.plot.Drawing.Line;
import io.emprops.it.bench.plot.Drawing.Spot;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Charts side by side, both axes logarithmic: counts to the right, times upward. */
public final class LogChart {
  private static final int HEIGHT = 420;
  private static final int PANEL = 480;
  private static final String GRID = "#dddddd";
  private static final String REFERENCE = "#888888";

  private final Drawing.Builder drawing = new Drawing.Builder();

  private LogChart() {}

  /** One chart, with what its axis to the right counts. */
  public record Panel(String title, List<Series> series) {
    public Panel {
      series = List.copyOf(series);
    }
  }

  /** A line of points in the order of their counts. */
  public record Series(String name, String colour, List<Point> points) {
    public Series {
      points = List.copyOf(points);
    }
  }

  /** How long it took for how many. */
  public record Point(double count, double nanos) {}

  /** The charts as SVG. */
  public static String svg(List<Panel> panels) {
    return Svg.of(drawing(panels));
  }

  /** The charts as an image. */
  public static BufferedImage image(List<Panel> panels) {
    return Png.of(drawing(panels));
  }

  private static Drawing drawing(List<Panel> panels) {
    var chart = new LogChart();
    for (int i = 0; i < panels.size(); i++) {
      chart.panel(i * PANEL, panels.get(i));
    }
    return chart.drawing.build(panels.size() * PANEL, HEIGHT);
  }

  private void panel(int left, Panel panel) {
    List<Point> all = panel.series().stream().flatMap(LogChart::points).toList();
    if (all.isEmpty()) {
      return;
    }
    var x = LogScale.around(all.stream().mapToDouble(Point::count), left + 70, left + PANEL - 40);
    var y = LogScale.around(all.stream().mapToDouble(Point::nanos), HEIGHT - 60, 30);
    grid(x, y);
    label(new Spot((x.start() + x.end()) / 2, HEIGHT - 18), panel.title(), Anchor.MIDDLE);
    double legend = 48;
    for (Series series : panel.series()) {
      series(series, x, y);
      drawing.add(new Dot(new Spot(x.start() + 14, legend - 4), 4, series.colour()));
      label(new Spot(x.start() + 24, legend), series.name(), Anchor.START);
      legend += 18;
    }
    line(new Spot(x.start() + 6, legend - 4), new Spot(x.start() + 22, legend - 4));
    label(new Spot(x.start() + 28, legend), "linear, through the last point", Anchor.START);
  }

  private static Stream<Point> points(Series series) {
    return series.points().stream();
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

  private void series(Series series, LogScale x, LogScale y) {
    List<Point> points = series.points();
    if (points.isEmpty()) {
      return;
    }
    reference(points.getLast(), x, y);
    for (int i = 0; i < points.size(); i++) {
      Spot here = spot(points.get(i), x, y);
      if (i > 0) {
        drawing.add(new Line(spot(points.get(i - 1), x, y), here, series.colour(), false));
      }
      drawing.add(new Dot(here, 3.5, series.colour()));
    }
  }

  private void reference(Point last, LogScale x, LogScale y) {
    double perUnit = last.nanos() / last.count();
    // It leaves the chart at its lower or its left edge, whichever comes first.
    double from = Math.max(Math.pow(10, x.low()), Math.pow(10, y.low()) / perUnit);
    line(spot(new Point(from, from * perUnit), x, y), spot(last, x, y));
  }

  private void line(Spot from, Spot to) {
    drawing.add(new Line(from, to, REFERENCE, true));
  }

  private void label(Spot at, String text, Anchor anchor) {
    drawing.add(new Label(at, text, anchor));
  }

  private static Spot spot(Point point, LogScale x, LogScale y) {
    return new Spot(x.pixel(point.count()), y.pixel(point.nanos()));
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
