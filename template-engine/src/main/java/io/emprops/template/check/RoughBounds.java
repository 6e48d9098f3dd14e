package io.emprops.template.check;

import io.emprops.core.template.ValueRules;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of a number as doubles, which let most numbers pass without exact arithmetic. Rounding
 * never changes an order, only makes neighbours equal: a number that lies strictly between the
 * bounds when all three are rounded lies there exactly. For any other, it takes a look at digits.
 *
 * @param low no number may be below
 * @param high no number may be above
 * @param integer whether there may be no fraction
 * @param isEnough whether there is no other rule
 */
record RoughBounds(double low, double high, boolean integer, boolean isEnough) {
  /** So many digits fit into a double's 53 bits, and so does each power of ten up to theirs. */
  private static final int MAX_DIGITS = 15;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  static RoughBounds of(ValueRules.Numeric rules, boolean integer) {
    return new RoughBounds(
        Math.max(
            rounded(rules.min(), Double.NEGATIVE_INFINITY),
            rounded(rules.exclusiveMin(), Double.NEGATIVE_INFINITY)),
        Math.min(
            rounded(rules.max(), Double.POSITIVE_INFINITY),
            rounded(rules.exclusiveMax(), Double.POSITIVE_INFINITY)),
        integer,
        rules.step() == null);
  }

  private static double rounded(@Nullable BigDecimal bound, double none) {
    return bound == null ? none : bound.doubleValue();
  }

  /**
   * Whether a number surely keeps all rules and is in plain digits; where not, nothing is known.
   *
   * @param digits a number's JSON text
   */
  boolean areKept(String digits) {
    if (!isEnough || digits.length() > MAX_DIGITS) {
      return false;
    }
    boolean isNegative = digits.charAt(0) == '-';
    long units = 0;
    int point = -1;
    for (int i = isNegative ? 1 : 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c >= '0' && c <= '9') {
        units = units * 10 + (c - '0');
      } else if (c == '.' && !integer) {
        point = i;
      } else {
        return false;
      }
    }
    if (isNegative && units == 0) {
      return false;
    }
    // Both are exact, so that the quotient is the double next to the number.
    double size = point < 0 ? units : units / POWERS[digits.length() - 1 - point];
    double value = isNegative ? -size : size;
    return value > low && value < high;
  }
}
