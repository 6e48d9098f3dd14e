package io.emprops.it.bench.broker;

import java.util.Locale;

/**
 * One thing measured.
 *
 * @param measure what was done: {@code cycles}, {@code claim-backlog}, {@code dispatch}…
 * @param subject who did it
 * @param item how, or with how much waiting
 */
record Reading(String measure, String subject, String item, double value, Unit unit) {

  /** What a reading is counted in. */
  enum Unit {
    PER_SECOND("/s"),
    MICROS("µs"),
    MILLIS("ms"),
    BYTES("B"),
    CALLS("calls");

    private final String sign;

    Unit(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  /** Value and unit as people read them. */
  String text() {
    String format = Math.abs(value) < 100 ? "%,.2f %s" : "%,.0f %s";
    return String.format(Locale.ROOT, format, value, unit.sign()).replace(',', ' ');
  }
}
