package io.emprops.it.bench.report;

import java.util.List;

/** How time grows with size: the exponent k of the time n^k that fits best. */
final class Growth {
  private Growth() {}

  /** One size with its time. */
  record Point(double size, double nanos) {}

  /**
   * The slope between logarithms, by least squares. Only the upper half of the sizes counts (on the
   * logarithmic scale): below it, what is done once hides what grows.
   */
  static double exponent(List<Point> points) {
    double smallest = points.stream().mapToDouble(Point::size).min().orElse(1);
    double largest = points.stream().mapToDouble(Point::size).max().orElse(1);
    double middle = Math.sqrt(smallest * largest);
    List<Point> upper = points.stream().filter(point -> point.size() >= middle).toList();
    double meanX = upper.stream().mapToDouble(p -> Math.log(p.size())).average().orElse(0);
    double meanY = upper.stream().mapToDouble(p -> Math.log(p.nanos())).average().orElse(0);
    double covariance = 0;
    double variance = 0;
    for (Point point : upper) {
      double x = Math.log(point.size()) - meanX;
      covariance += x * (Math.log(point.nanos()) - meanY);
      variance += x * x;
    }
    return covariance / variance;
  }
}
