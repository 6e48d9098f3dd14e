package io.emprops.template.schema;

import io.emprops.core.json.JsonValue.JsonNumber;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers that are computed with exactly, and cheaply. */
final class Decimals {
  private static final int MAX_DIGITS = 1_000;
  private static final int MAX_EXPONENT = 500;
  private static final int MAX_PLAIN_SCALE = 20;
  private static final int MAX_LENGTH = MAX_DIGITS + 20;

  private Decimals() {}

  /** The exact value, unless it has too many digits or too large an exponent to reckon with. */
  static Optional<BigDecimal> read(JsonNumber number) {
    String text = number.digits();
    if (text.length() > MAX_LENGTH || exponentLength(text) > 6) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(text);
    if (value.signum() == 0) {
      return Optional.of(BigDecimal.ZERO);
    }
    long exponent = (long) value.precision() - value.scale();
    boolean fits =
        value.precision() <= MAX_DIGITS
            && Math.abs(exponent) <= MAX_EXPONENT
            && value.scale() <= MAX_DIGITS + MAX_EXPONENT;
    return fits ? Optional.of(value) : Optional.empty();
  }

  /** Whether the value has no fraction. */
  static boolean isIntegral(BigDecimal value) {
    return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
  }

  /** Whether the value is a whole multiple of the step, which is above zero. */
  static boolean isMultiple(BigDecimal value, BigDecimal step) {
    return value.remainder(step).signum() == 0;
  }

  /** A text by which equal numbers are equal. */
  static String canonical(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toString();
  }

  /** As people write it, unless that would be long. */
  static String plain(BigDecimal value) {
    BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    return Math.abs(stripped.scale()) > MAX_PLAIN_SCALE
        ? stripped.toString()
        : stripped.toPlainString();
  }

  /** Longer exponents are no int, and short ones with zeros before them are nobody's need. */
  private static int exponentLength(String text) {
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    return e < 0 ? 0 : text.length() - e - 1;
  }
}
