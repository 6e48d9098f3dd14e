package io.emprops.template.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1",
        "1.50",
        "1e2",
        "1E2",
        "1e308",
        "-1e308",
        "5e-324",
        "1e-300",
        "0.00000000000000000000000000000000000000001",
        "123456789012345678901234567890123456789012345",
      })
  void readsFiniteNumbersExactly(String digits) {
    assertThat(Numbers.finite(new JsonNumber(digits))).contains(new BigDecimal(digits));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e309", "-1e309", "1E400", "1e999999999", "1e-400", "5e-325", "1E-999999999"})
  void refusesWhatNoDoubleHolds(String digits) {
    assertThat(Numbers.finite(new JsonNumber(digits))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0e999999999", "0.000e-400", "-0E999999999"})
  void readsZeroWhateverItsExponent(String digits) {
    assertThat(Numbers.finite(new JsonNumber(digits)).map(BigDecimal::signum)).contains(0);
  }

  @Test
  void readsAThousandDigits() {
    String most = "0." + "1".repeat(999);
    String whole = "-0." + "1".repeat(999) + "e-0000000000000";

    assertThat(Numbers.finite(new JsonNumber(most))).contains(new BigDecimal(most));
    assertThat(Numbers.finite(new JsonNumber("-" + most))).isPresent();
    assertThat(Numbers.finite(new JsonNumber(most + "1"))).isEmpty();
    assertThat(Numbers.finite(new JsonNumber("-" + most + "e-5"))).isEmpty();
    assertThat(Numbers.finite(new JsonNumber(whole))).isEmpty();
  }

  @Test
  void readsTextThatIsANumber() {
    String long1020 = "0.".concat("1".repeat(1_018));

    assertThat(Numbers.read(JsonValue.of("1.5"))).contains(new JsonNumber("1.5"));
    assertThat(Numbers.read(JsonValue.of("1,5"))).isEmpty();
    assertThat(Numbers.read(JsonValue.of(""))).isEmpty();
    assertThat(Numbers.read(JsonValue.of(true))).isEmpty();
    assertThat(Numbers.read(new JsonNumber("7"))).contains(new JsonNumber("7"));
    assertThat(Numbers.read(JsonValue.of(long1020))).isPresent();
    assertThat(Numbers.read(JsonValue.of(long1020 + "1"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "1, true",
    "1.0, true",
    "1.5, false",
    "1e2, true",
    "1e-2, false",
    "100e-2, true",
    "0.5, false"
  })
  void knowsIntegers(String digits, boolean isIntegral) {
    assertThat(Numbers.isIntegral(new BigDecimal(digits))).isEqualTo(isIntegral);
  }
}
