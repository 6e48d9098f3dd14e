package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The value of a seed that nobody gave. */
final class DrawnSeed {
  private DrawnSeed() {}

  /** The same in each use and each replay, whatever else draws from the context's seed. */
  static JsonValue of(VariableName name, ValueRules.Numeric rules, RenderContext context) {
    var random = new SplittableRandom(context.seed() * 31 + name.value().hashCode());
    long min = bound(rules.min(), 0, RoundingMode.CEILING);
    long max = bound(rules.max(), RenderContext.MAX_SEED, RoundingMode.FLOOR);
    return JsonValue.of(min > max ? min : random.nextLong(min, max + 1));
  }

  private static long bound(@Nullable BigDecimal bound, long otherwise, RoundingMode mode) {
    BigDecimal most = BigDecimal.valueOf(RenderContext.MAX_SEED);
    return bound == null
        ? otherwise
        : bound.max(most.negate()).min(most).setScale(0, mode).longValueExact();
  }
}
