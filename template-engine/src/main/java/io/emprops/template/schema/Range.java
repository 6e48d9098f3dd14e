package io.emprops.template.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The numbers between two bounds, of which each may be missing or itself excluded. */
record Range(
    @Nullable BigDecimal low,
    boolean lowExcluded,
    @Nullable BigDecimal high,
    boolean highExcluded) {

  /** From four bounds as schemas and definitions write them. */
  static Range of(
      @Nullable BigDecimal min,
      @Nullable BigDecimal exclusiveMin,
      @Nullable BigDecimal max,
      @Nullable BigDecimal exclusiveMax) {
    return new Range(min, false, max, false).and(new Range(exclusiveMin, true, exclusiveMax, true));
  }

  /** The numbers in both. */
  Range and(Range other) {
    int lows = compare(low, other.low, -1);
    int highs = compare(high, other.high, 1);
    return new Range(
        lows >= 0 ? low : other.low,
        lows == 0 ? lowExcluded || other.lowExcluded : lows > 0 ? lowExcluded : other.lowExcluded,
        highs <= 0 ? high : other.high,
        highs == 0
            ? highExcluded || other.highExcluded
            : highs < 0 ? highExcluded : other.highExcluded);
  }

  boolean contains(BigDecimal number) {
    return !isAbove(number) && !isBelow(number);
  }

  /** Whether all of the range lies above the number. */
  boolean isAbove(BigDecimal number) {
    return low != null && (lowExcluded ? number.compareTo(low) <= 0 : number.compareTo(low) < 0);
  }

  /** Whether all of the range lies below the number. */
  boolean isBelow(BigDecimal number) {
    return high != null
        && (highExcluded ? number.compareTo(high) >= 0 : number.compareTo(high) > 0);
  }

  /** Whether there is any such number. */
  boolean isEmpty(boolean integersOnly) {
    if (low == null || high == null) {
      return false;
    }
    if (!integersOnly) {
      int order = low.compareTo(high);
      return order > 0 || (order == 0 && (lowExcluded || highExcluded));
    }
    BigDecimal first = low.setScale(0, RoundingMode.CEILING);
    boolean isExcluded = lowExcluded && first.compareTo(low) == 0;
    return isBelow(isExcluded ? first.add(BigDecimal.ONE) : first);
  }

  /** The bounds in words: {@code at least 0 and at most 2}. */
  String words() {
    String from = low == null ? "" : (lowExcluded ? "greater than " : "at least ") + plain(low);
    String to = high == null ? "" : (highExcluded ? "less than " : "at most ") + plain(high);
    return from + (from.isEmpty() || to.isEmpty() ? "" : " and ") + to;
  }

  private static String plain(BigDecimal number) {
    return Decimals.plain(number);
  }

  /** A missing bound lies beyond all others: below them for -1, above for 1. */
  private static int compare(@Nullable BigDecimal a, @Nullable BigDecimal b, int missing) {
    if (a == null || b == null) {
      return a == null && b == null ? 0 : a == null ? missing : -missing;
    }
    return a.compareTo(b);
  }
}
