package io.emprops.template.check;

import io.emprops.core.template.ValueRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers within bounds, for finding out whether there are any. */
final class NumberRange {
  private NumberRange() {}

  /** A number within the bounds, the step left aside; empty if there is none. */
  static Optional<BigDecimal> any(ValueRules.Numeric rules, boolean integer) {
    if (isWithin(BigDecimal.ZERO, rules)) {
      return Optional.of(BigDecimal.ZERO);
    }
    BigDecimal least = rules.min();
    if (least != null && isWithin(least, rules) && (!integer || Numbers.isIntegral(least))) {
      return Optional.of(least);
    }
    Optional<BigDecimal> low = larger(rules.min(), rules.exclusiveMin());
    Optional<BigDecimal> high = larger(negate(rules.max()), negate(rules.exclusiveMax()));
    return candidates(low, high.map(BigDecimal::negate), integer)
        .filter(n -> isWithin(n, rules))
        .findFirst();
  }

  private static Stream<BigDecimal> candidates(
      Optional<BigDecimal> low, Optional<BigDecimal> high, boolean integer) {
    if (integer) {
      var first = low.or(() -> high.map(h -> h.subtract(BigDecimal.TWO))).stream();
      return first
          .map(n -> n.setScale(0, RoundingMode.CEILING))
          .flatMap(n -> Stream.of(n, n.add(BigDecimal.ONE)));
    }
    var middle = low.flatMap(l -> high.map(h -> l.add(h).multiply(new BigDecimal("0.5")))).stream();
    return Stream.of(
            low.stream(),
            high.stream(),
            middle,
            low.map(l -> l.add(BigDecimal.ONE)).stream(),
            high.map(h -> h.subtract(BigDecimal.ONE)).stream())
        .flatMap(s -> s);
  }

  private static boolean isWithin(BigDecimal n, ValueRules.Numeric rules) {
    return (rules.min() == null || n.compareTo(rules.min()) >= 0)
        && (rules.exclusiveMin() == null || n.compareTo(rules.exclusiveMin()) > 0)
        && (rules.max() == null || n.compareTo(rules.max()) <= 0)
        && (rules.exclusiveMax() == null || n.compareTo(rules.exclusiveMax()) < 0);
  }

  private static Optional<BigDecimal> larger(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    return a == null || b == null ? Optional.ofNullable(a == null ? b : a) : Optional.of(a.max(b));
  }

  private static @Nullable BigDecimal negate(@Nullable BigDecimal n) {
    return n == null ? null : n.negate();
  }
}
