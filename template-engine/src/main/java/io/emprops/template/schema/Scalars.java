package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import java.math.BigDecimal;
import java.util.Optional;

/** Scalars as JSON Schema compares and measures them. */
final class Scalars {
  private Scalars() {}

  /** Numbers are equal by their value, all else as it is. */
  static boolean areEqual(JsonValue a, JsonValue b) {
    return (a instanceof JsonNumber left && b instanceof JsonNumber right)
        ? areEqualNumbers(left, right)
        : a.equals(b);
  }

  private static boolean areEqualNumbers(JsonNumber a, JsonNumber b) {
    Optional<BigDecimal> left = Decimals.read(a);
    Optional<BigDecimal> right = Decimals.read(b);
    return (left.isPresent() && right.isPresent())
        ? left.get().compareTo(right.get()) == 0
        : a.equals(b);
  }

  /** In code points. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
