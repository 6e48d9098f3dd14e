package io.emprops.it.bench.plot;

import java.util.stream.DoubleStream;

/**
 * Maps values to pixels by their logarithm.
 *
 * @param low the power of ten where the axis begins
 * @param high the power of ten where it ends
 * @param start pixel of the beginning
 * @param end pixel of the end
 */
record LogScale(int low, int high, double start, double end) {

  private static final double OVERHANG = 0.05;

  /**
   * A scale whose ends are the powers of ten around all values. A value may hang over by so little
   * that it still is drawn beside its power: 1 MiB at a million.
   */
  static LogScale around(DoubleStream values, double start, double end) {
    var summary = values.summaryStatistics();
    int low = (int) Math.floor(Math.log10(summary.getMin()) + OVERHANG);
    int high = (int) Math.ceil(Math.log10(summary.getMax()) - OVERHANG);
    return new LogScale(low, Math.max(high, low + 1), start, end);
  }

  double pixel(double value) {
    return start + (Math.log10(value) - low) / (high - low) * (end - start);
  }
}
