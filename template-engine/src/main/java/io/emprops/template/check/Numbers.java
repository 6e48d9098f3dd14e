package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.NumberText;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers within the range of finite doubles, exact. */
final class Numbers {
  /** More digits are refused, so that arithmetic stays cheap. */
  static final int MAX_DIGITS = 1_000;

  /** The longest text of such a number: sign, point, and an exponent. */
  private static final int MAX_LENGTH = MAX_DIGITS + 20;

  /** Without an exponent, a number of so few characters is finite and exact enough. */
  private static final int SHORT = 40;

  private Numbers() {}

  private static boolean isPlain(String digits) {
    return digits.indexOf('e') < 0 && digits.indexOf('E') < 0;
  }

  /** Reads a value as a number: one itself, or text that is a number's JSON text. */
  static Optional<JsonNumber> read(JsonValue value) {
    return switch (value) {
      case JsonNumber number -> Optional.of(number);
      case JsonValue.JsonString(String text)
          when text.length() <= MAX_LENGTH && NumberText.isNumber(text) ->
          Optional.of(new JsonNumber(text));
      default -> Optional.empty();
    };
  }

  /** The exact value, unless it has too many digits or lies outside the range of finite doubles. */
  static Optional<BigDecimal> finite(JsonNumber number) {
    String digits = number.digits();
    if (digits.length() > MAX_LENGTH
        || (digits.length() > MAX_DIGITS && digits(digits) > MAX_DIGITS)) {
      return Optional.empty();
    }
    if (digits.length() <= SHORT && isPlain(digits)) {
      return Optional.of(new BigDecimal(digits));
    }
    // Before any exact arithmetic: 1e999999999 is short to write and long to compute with.
    double rough = Double.parseDouble(digits);
    if (rough == 0.0) {
      return isZero(digits) ? Optional.of(BigDecimal.ZERO) : Optional.empty();
    }
    return Double.isFinite(rough) ? Optional.of(new BigDecimal(digits)) : Optional.empty();
  }

  /** Whether the value has no fraction. */
  static boolean isIntegral(BigDecimal value) {
    return value.scale() <= 0 || value.stripTrailingZeros().scale() <= 0;
  }

  private static int digits(String number) {
    int count = 0;
    for (int i = 0; i < number.length(); i++) {
      count += number.charAt(i) >= '0' && number.charAt(i) <= '9' ? 1 : 0;
    }
    return count;
  }

  private static boolean isZero(String digits) {
    return digits.chars().takeWhile(c -> c != 'e' && c != 'E').noneMatch(c -> c >= '1' && c <= '9');
  }
}
