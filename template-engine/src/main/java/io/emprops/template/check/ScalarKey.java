package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import java.math.BigDecimal;
import java.util.Optional;

/** By what two values are the same option: numbers by their value, all else as they are. */
record ScalarKey(JsonValue value, Optional<BigDecimal> number) {

  static ScalarKey of(JsonValue value) {
    return value instanceof JsonNumber number && Numbers.finite(number).isPresent()
        ? new ScalarKey(
            JsonValue.ofNull(), Numbers.finite(number).map(BigDecimal::stripTrailingZeros))
        : new ScalarKey(value, Optional.empty());
  }
}
