package io.emprops.template.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** All ranges whose bounds lie at three numbers, against what numbers between and at them tell. */
final class RangeTest {
  private static final List<String> NUMBERS =
      List.of("-1", "-0.5", "0", "0.5", "1", "1.5", "1.75", "2", "2.5", "3");

  @Test
  void holdsTheNumbersBetweenItsBounds() {
    for (Range range : ranges()) {
      for (String number : NUMBERS) {
        var n = new BigDecimal(number);
        assertThat(range.isAbove(n)).as("%s above %s", range, n).isEqualTo(isAbove(range, n));
        assertThat(range.isBelow(n)).as("%s below %s", range, n).isEqualTo(isBelow(range, n));
        assertThat(range.contains(n)).isEqualTo(!isAbove(range, n) && !isBelow(range, n));
      }
    }
  }

  @Test
  void meetsAnotherInTheNumbersOfBoth() {
    for (Range one : ranges()) {
      for (Range other : ranges()) {
        Range both = one.and(other);
        for (String number : NUMBERS) {
          var n = new BigDecimal(number);
          assertThat(both.contains(n))
              .as("%s in %s and %s", number, one, other)
              .isEqualTo(one.contains(n) && other.contains(n));
        }
      }
    }
  }

  @Test
  void takesTheNarrowerOfFourBounds() {
    assertThat(range("0", "1", "3", "2").words()).isEqualTo("greater than 1 and less than 2");
    assertThat(range("1", "0", "2", "3").words()).isEqualTo("at least 1 and at most 2");
    assertThat(range("1", "1", "2", "2").words()).isEqualTo("greater than 1 and less than 2");
    assertThat(range(null, null, "2.50", null).words()).isEqualTo("at most 2.5");
    assertThat(range("1", null, null, null).words()).isEqualTo("at least 1");
    assertThat(range(null, null, null, null).words()).isEmpty();
  }

  @Test
  void isEmptyWhereNoNumberLiesWithin() {
    for (Range range : ranges()) {
      boolean isAnyInteger =
          range.low() == null
              || range.high() == null
              || List.of("-1", "0", "1", "2", "3").stream()
                  .map(BigDecimal::new)
                  .anyMatch(range::contains);
      // Any two bounds of the list have a number of it between them.
      boolean isAny =
          range.low() == null
              || range.high() == null
              || NUMBERS.stream().map(BigDecimal::new).anyMatch(range::contains);
      assertThat(range.isEmpty(true)).as("integers of %s", range).isEqualTo(!isAnyInteger);
      assertThat(range.isEmpty(false)).as("numbers of %s", range).isEqualTo(!isAny);
    }
  }

  private static List<Range> ranges() {
    List<Range> ranges = new ArrayList<>();
    for (String low : new String[] {"", "0", "0.5", "1.5"}) {
      for (String high : new String[] {"", "0", "1.5", "2"}) {
        for (int excluded = 0; excluded < 4; excluded++) {
          ranges.add(
              new Range(number(low), (excluded & 1) != 0, number(high), (excluded & 2) != 0));
        }
      }
    }
    return ranges;
  }

  private static boolean isAbove(Range range, BigDecimal number) {
    BigDecimal low = range.low();
    return low != null
        && (number.compareTo(low) < 0 || (range.lowExcluded() && number.compareTo(low) == 0));
  }

  private static boolean isBelow(Range range, BigDecimal number) {
    BigDecimal high = range.high();
    return high != null
        && (number.compareTo(high) > 0 || (range.highExcluded() && number.compareTo(high) == 0));
  }

  private static Range range(
      @Nullable String min,
      @Nullable String exclusiveMin,
      @Nullable String max,
      @Nullable String exclusiveMax) {
    return Range.of(number(min), number(exclusiveMin), number(max), number(exclusiveMax));
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    return text == null || text.isEmpty() ? null : new BigDecimal(text);
  }
}
