package io.emprops.template.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.template.ValueRules;
import io.emprops.template.parse.Pointer;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes the quick look would pass the exact one. */
class RoughBoundsTest {

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "0.5, true",
    "1.999999999999, true",
    "0.000000000001, true",
    "-0.5, false",
    "2, false",
    "0, false",
    "2.0, false",
    "3, false"
  })
  void letsThroughWhatLiesStrictlyBetweenTheBounds(String digits, boolean isKept) {
    assertThat(between("0", "2").areKept(digits)).isEqualTo(isKept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e0", "1E0", "-0", "-0.0", "1.0000000000000000001"})
  void leavesWhatItDoesNotReadToOthers(String digits) {
    assertThat(between("-2", "2").areKept(digits)).isFalse();
  }

  @Test
  void leavesNumbersNextToABoundToOthers() {
    RoughBounds bounds = between("0.1", "100000000000.01");

    assertThat(bounds.areKept("0.10000000000000")).isFalse();
    assertThat(bounds.areKept("100000000000.01")).isFalse();
  }

  @Test
  void letsNoFractionThroughAsAnInteger() {
    RoughBounds bounds = RoughBounds.of(rules("0", "10", null), true);

    assertThat(bounds.areKept("5")).isTrue();
    assertThat(bounds.areKept("5.0")).isFalse();
  }

  @Test
  void leavesStepsToOthers() {
    assertThat(RoughBounds.of(rules(null, null, "0.5"), false).areKept("1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void letsNothingThroughThatTheExactCheckRefusesOrChanges(long seed) {
    var random = new SplittableRandom(seed);
    int kept = 0;
    for (int i = 0; i < 50_000; i++) {
      boolean isInteger = random.nextBoolean();
      ValueRules.Numeric rules =
          rules(decimal(random), decimal(random), random.nextInt(9) == 0 ? "0.25" : null);
      var number = new JsonNumber(decimal(random));

      if (RoughBounds.of(rules, isInteger).areKept(number.digits())) {
        kept++;
        var run = new CheckRun(false);
        var none = new RoughBounds(0, 0, isInteger, false);
        var exact = new NumberCheck(rules, isInteger, none).check(number, Pointer.root(), run);
        assertThat(run.errors()).as("%s within %s", number, rules).isEmpty();
        assertThat(exact).isEqualTo(number);
      }
    }
    assertThat(kept).isGreaterThan(1_000);
  }

  private static String decimal(SplittableRandom random) {
    long units = random.nextLong(random.nextBoolean() ? 100 : 1_000_000_000_000_000L);
    return BigDecimal.valueOf(random.nextBoolean() ? units : -units, random.nextInt(6))
        .toPlainString();
  }

  private static RoughBounds between(String min, String max) {
    return RoughBounds.of(rules(min, max, null), false);
  }

  private static ValueRules.Numeric rules(
      @Nullable String min, @Nullable String max, @Nullable String step) {
    return new ValueRules.Numeric(
        decimal(min), decimal(max), null, null, decimal(step), null, false);
  }

  private static @Nullable BigDecimal decimal(@Nullable String digits) {
    return digits == null ? null : new BigDecimal(digits);
  }
}
