package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import java.math.BigDecimal;
import java.util.Optional;

/** By what two values are the same option: numbers by their value, all else as they are. */
record ScalarKey(JsonValue value, Optional<BigDecimal> number) {

  static ScalarKey of(JsonValue value) {
    Optional<BigDecimal> finite =
        value instanceof JsonNumber number ? Numbers.finite(number) : Optional.empty();
    return finite.isPresent()
        ? new ScalarKey(JsonValue.ofNull(), finite.map(BigDecimal::stripTrailingZeros))
        : new ScalarKey(value, finite);
  }
}
