package io.emprops.it.bench.report;

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

  /** A scale whose ends are the powers of ten around all values. */
  static LogScale around(DoubleStream values, double start, double end) {
    var summary = values.summaryStatistics();
    int low = (int) Math.floor(Math.log10(summary.getMin()) + 1e-9);
    int high = (int) Math.ceil(Math.log10(summary.getMax()) - 1e-9);
    return new LogScale(low, Math.max(high, low + 1), start, end);
  }

  double pixel(double value) {
    return start + (Math.log10(value) - low) / (high - low) * (end - start);
  }
}
