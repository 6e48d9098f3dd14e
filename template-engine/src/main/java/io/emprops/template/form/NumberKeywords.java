package io.emprops.template.form;

import io.emprops.core.json.JsonValue.ObjectBuilder;
import io.emprops.core.template.ValueRules;
import java.math.BigDecimal;

/** The bounds of a number as keywords, and as checks. */
final class NumberKeywords {
  /** Up to here readers that compute with doubles see each integer. */
  private static final BigDecimal MAX_EXACT = BigDecimal.valueOf(1L << 53);

  private NumberKeywords() {}

  static void put(ObjectBuilder schema, ValueRules.Numeric rules) {
    Keywords.put(schema, "minimum", rules.min());
    Keywords.put(schema, "maximum", rules.max());
    Keywords.put(schema, "exclusiveMinimum", rules.exclusiveMin());
    Keywords.put(schema, "exclusiveMaximum", rules.exclusiveMax());
    if (isExactStep(rules)) {
      Keywords.put(schema, "multipleOf", rules.step());
    }
    schema.put("pattern", Formats.NUMBER);
  }

  /** They hold for text that stands for a number too, which a schema cannot compute with. */
  static void putChecks(ObjectBuilder checks, ValueRules.Numeric rules, boolean isInteger) {
    checks.put("finite", true);
    if (isInteger) {
      checks.put("integer", true);
    }
    Keywords.put(checks, "min", rules.min());
    Keywords.put(checks, "max", rules.max());
    Keywords.put(checks, "exclusive_min", rules.exclusiveMin());
    Keywords.put(checks, "exclusive_max", rules.exclusiveMax());
    Keywords.put(checks, "step", rules.step());
  }

  /** Whether even a reader that divides doubles finds each value on its step. */
  private static boolean isExactStep(ValueRules.Numeric rules) {
    BigDecimal step = rules.step();
    BigDecimal min = rules.min();
    BigDecimal max = rules.max();
    return step != null
        && min != null
        && max != null
        && min.abs().max(max.abs()).compareTo(MAX_EXACT) < 0
        && step.stripTrailingZeros().scale() <= 0
        && min.remainder(step).signum() == 0;
  }
}
