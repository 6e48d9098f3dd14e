package io.emprops.it.bench.report;

/**
 * One thing measured.
 *
 * @param measure what was done: {@code render}, {@code compile}, {@code growth-render}…
 * @param subject who did it
 * @param item the work or the point of growth
 * @param nanos mean time of one operation
 * @param error half the width of the mean's interval of 99.9 %; NaN where too little was measured
 * @param bytes allocated by one operation; NaN where that was not measured
 */
public record Figure(
    String measure, String subject, String item, double nanos, double error, double bytes) {}
