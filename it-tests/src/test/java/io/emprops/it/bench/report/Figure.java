package io.emprops.it.bench.report;

/**
 * One thing measured.
 *
 * @param measure what was done: {@code render}, {@code compile}, {@code growth-render}…
 * @param subject who did it
 * @param item the work or the point of growth
 * @param nanos least time of one operation, a mean over one iteration: whatever else a machine does
 *     makes an iteration longer, never shorter
 * @param median of the iterations' means
 * @param bytes allocated by one operation; NaN where that was not measured
 * @param timesOurs how many times as long as ours it took, the median over iterations in which both
 *     took turns; NaN where they did not
 */
public record Figure(
    String measure,
    String subject,
    String item,
    double nanos,
    double median,
    double bytes,
    double timesOurs) {}
