package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.ValueRules;
import io.emprops.template.parse.Pointer;
import java.math.BigDecimal;
import java.util.Optional;

/** A number, or text that is one's JSON text; it keeps its digits unless it must be an integer. */
record NumberCheck(ValueRules.Numeric rules, boolean integer, RoughBounds rough)
    implements ValueCheck {

  static NumberCheck of(ValueRules.Numeric rules, boolean integer) {
    return new NumberCheck(rules, integer, RoughBounds.of(rules, integer));
  }

  @Override
  public JsonValue check(JsonValue value, Pointer at, CheckRun run) {
    if (value instanceof JsonNumber(String digits) && rough.areKept(digits)) {
      return value;
    }
    return exactly(value, at, run);
  }

  private JsonValue exactly(JsonValue value, Pointer at, CheckRun run) {
    Optional<JsonNumber> number = Numbers.read(value);
    if (number.isEmpty()) {
      run.add(ErrorCode.INPUT_TYPE, at, "must be a number, not " + value.kind());
      return value;
    }
    Optional<BigDecimal> exact = Numbers.finite(number.get());
    if (exact.isEmpty()) {
      run.add(ErrorCode.INPUT_TYPE, at, "must be a finite double of at most 1000 digits");
      return value;
    }
    if (integer && !Numbers.isIntegral(exact.get())) {
      run.add(ErrorCode.INPUT_TYPE, at, "must be an integer");
      return value;
    }
    bounds(exact.get(), at, run);
    return integer ? plain(number.get(), exact.get()) : number.get();
  }

  private void bounds(BigDecimal value, Pointer at, CheckRun run) {
    if (rules.min() != null && value.compareTo(rules.min()) < 0) {
      run.add(ErrorCode.INPUT_MIN, at, "must be at least " + rules.min());
    }
    if (rules.exclusiveMin() != null && value.compareTo(rules.exclusiveMin()) <= 0) {
      run.add(ErrorCode.INPUT_MIN, at, "must be more than " + rules.exclusiveMin());
    }
    if (rules.max() != null && value.compareTo(rules.max()) > 0) {
      run.add(ErrorCode.INPUT_MAX, at, "must be at most " + rules.max());
    }
    if (rules.exclusiveMax() != null && value.compareTo(rules.exclusiveMax()) >= 0) {
      run.add(ErrorCode.INPUT_MAX, at, "must be less than " + rules.exclusiveMax());
    }
    if (rules.step() != null && !isOnStep(value, rules.step())) {
      run.add(ErrorCode.INPUT_STEP, at, "must go in steps of " + rules.step());
    }
  }

  private boolean isOnStep(BigDecimal value, BigDecimal step) {
    BigDecimal base = rules.min() == null ? BigDecimal.ZERO : rules.min();
    return value.subtract(base).remainder(step).signum() == 0;
  }

  private static JsonNumber plain(JsonNumber given, BigDecimal exact) {
    String digits = exact.toBigInteger().toString();
    return digits.equals(given.digits()) ? given : new JsonNumber(digits);
  }
}
