package io.emprops.core.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.TokenPrice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PriceListTest {
  private static final TokenPrice LOW = new TokenPrice(1, 2, 1);
  private static final TokenPrice HIGH = new TokenPrice(3, 4, 3);

  @Test
  void theLongestNameThatFitsCounts() {
    var prices = new PriceList(Map.of("some-*", LOW, "some-large*", HIGH, "some-large-1", LOW));

    assertThat(prices.of("some-small")).contains(LOW);
    assertThat(prices.of("some-large-2")).contains(HIGH);
    assertThat(prices.of("some-large-1")).contains(LOW);
    assertThat(prices.of("other")).isEmpty();
  }

  @Test
  void readsDollarsForAMillion() {
    assertThat(PriceList.parse("3 15 0.30"))
        .isEqualTo(new TokenPrice(3_000_000, 15_000_000, 300_000));
    assertThat(PriceList.parse(" 0.000001, 2 ")).isEqualTo(new TokenPrice(1, 2_000_000, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "1 2 3 4", "a b", "0.0000001 1", "-1 2", "9999999999999 1"})
  void refusesWhatIsNoPrice(String text) {
    assertThatThrownBy(() -> PriceList.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
