package io.emprops.template.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CelValuesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "3, 3",
    "-3, -3",
    "1.5, 1.5",
    "1e-6, 0.000001",
    "9e-7, 9e-7",
    "-9e-7, -9e-7",
    "9007199254740991, 9007199254740991",
    "9007199254740992, 9007199254740992",
    "1e20, 100000000000000000000",
    "1e21, 1e21",
    "1.5e21, 1.5e21",
    "1e300, 1e300",
  })
  void writesDoublesAsPeopleDo(double value, String digits) {
    assertThat(CelValues.number(value).digits()).isEqualTo(digits);
  }

  @Test
  void keepsADoubleThatGetsAName() {
    assertThat(CelValues.toNamed(3.0, Cost.unlimited()).toJson()).isEqualTo("3.0");
    assertThat(CelValues.toJson(3.0, Cost.unlimited()).toJson()).isEqualTo("3");
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "-12, true",
    "1.0, false",
    "1e2, false",
    "1E2, false",
    ".5, false",
    "e1, false",
    "E1, false"
  })
  void tellsIntegersByTheirDigits(String digits, boolean isInteger) {
    assertThat(CelValues.isInteger(digits)).isEqualTo(isInteger);
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, true",
    "-9223372036854775808, true",
    "9223372036854775808, false",
    "-9223372036854775809, false",
    "100000000000000000000, false",
    "-10000000000000000000, false",
  })
  void passesOnIntegersThatAreTooLarge(String digits, boolean fits) {
    Object value = CelValues.of(new JsonNumber(digits), SimpleType.DYN);

    assertThat(value).isInstanceOf(fits ? Long.class : JsonNumber.class);
  }

  @Test
  void passesOnDoublesThatAreTooLarge() {
    assertThat(CelValues.of(new JsonNumber("1e400"), SimpleType.DYN))
        .isInstanceOf(JsonNumber.class);
    assertThat(CelValues.of(new JsonNumber("1e300"), SimpleType.DYN)).isEqualTo(1e300);
    assertThat(CelValues.of(new JsonNumber("3"), SimpleType.DOUBLE)).isEqualTo(3.0);
    assertThat(CelValues.of(new JsonNumber("3"), SimpleType.INT)).isEqualTo(3L);
  }

  @Test
  void takesEachValueToJson() {
    assertThat(json(NullValue.NULL_VALUE)).isEqualTo("null");
    assertThat(json(true)).isEqualTo("true");
    assertThat(json(UnsignedLong.MAX_VALUE)).isEqualTo("18446744073709551615");
    assertThat(json(CelByteString.copyFromUtf8("abc"))).isEqualTo("\"YWJj\"");
    assertThat(json(Instant.EPOCH)).isEqualTo("\"1970-01-01T00:00:00Z\"");
    assertThat(json(Duration.ofMillis(1500))).isEqualTo("\"1.5s\"");
    assertThat(json(Duration.ZERO)).isEqualTo("\"0s\"");
    assertThat(json(Duration.ofSeconds(100))).isEqualTo("\"100s\"");
    assertThat(json(List.of(1L, "a"))).isEqualTo("[1,\"a\"]");
    assertThat(json(Map.of(1L, "a"))).isEqualTo("{\"1\":\"a\"}");
    assertThat(json(Map.of(true, "a"))).isEqualTo("{\"true\":\"a\"}");
    assertThatThrownBy(() -> json(Map.of(1.5, "a"))).isInstanceOf(ExpressionFault.class);
    assertThatThrownBy(() -> json(new Object())).isInstanceOf(ExpressionFault.class);
    assertThatThrownBy(() -> json(Double.NaN)).isInstanceOf(ExpressionFault.class);
  }

  @Test
  void countsWhatListsAndObjectsTake() {
    Cost.assertBuilds(32 + 2 * 16, work -> CelValues.toJson(List.of(1L, 2L), work));
    Cost.assertBuilds(96 + 32, work -> CelValues.toJson(Map.of("a", 1L), work));
    Cost.assertBuilds(32 + 16 + 96 + 32, work -> CelValues.toNamed(List.of(Map.of("a", 1L)), work));
  }

  private static String json(Object value) {
    JsonValue json = CelValues.toJson(value, Cost.unlimited());
    return json.toJson();
  }
}
