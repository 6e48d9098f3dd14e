package io.emprops.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.json.JsonValue.JsonNumber;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextTest {

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsWrittenIsReadAsTheSame(long seed) {
    JsonValue value = new RandomValues(seed).value(5);

    assertThat(JsonText.parse(JsonText.write(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsReadIsWrittenAsTheSame(long seed) {
    String text = JsonText.write(new RandomValues(seed).value(5));

    assertThat(JsonText.parse(text).toJson()).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theTextIsWellFormedUnicode(long seed) {
    String text = JsonText.write(new RandomValues(seed).value(5));

    assertThat(text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE))
        .isTrue();
    assertThat(text.chars().noneMatch(c -> c < 0x20)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1.10",
        "1e3",
        "1E+3",
        "1e-7",
        "9007199254740993",
        "0.1e1",
        "1e999999999",
        "123456789012345678901234567890.0"
      })
  void digitsStay(String digits) {
    assertThat(JsonText.parse(digits)).isEqualTo(new JsonNumber(digits));
    assertThat(JsonText.parse(digits).toJson()).isEqualTo(digits);
  }

  @Test
  void membersKeepTheirOrder() {
    String text = "{\"z\":1,\"a\":2,\"m\":{\"y\":1,\"b\":2}}";

    assertThat(JsonText.parse(text).toJson()).isEqualTo(text);
  }

  @Test
  void loneSurrogatesAreWrittenAsEscapes() {
    assertThat(JsonValue.of("\ud800 \ud83d\ude00 \udfff").toJson())
        .isEqualTo("\"\\ud800 \ud83d\ude00 \\udfff\"");
    assertThat(JsonText.parse("\"\\ud800\\u0041\\udc00\""))
        .isEqualTo(JsonValue.of("\ud800A\udc00"));
  }

  @Test
  void aMemberThatStandsTwiceIsRefused() {
    assertThatThrownBy(() -> JsonText.parse("{\"a\":1,\"\\u0061\":2}"))
        .isInstanceOf(JsonTextException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "01",
        "1.",
        "+1",
        ".5",
        "NaN",
        "'a'",
        "\"a",
        "\"\\x\"",
        "\"\n\"",
        "tru",
        "1 2",
        "[1]]",
        "// x\n1",
        "\ufeff1"
      })
  void otherTextIsRefused(String text) {
    assertThatThrownBy(() -> JsonText.parse(text)).isInstanceOf(JsonTextException.class);
  }

  @Test
  void theErrorTellsLineAndColumn() {
    assertThatThrownBy(() -> JsonText.parse("{\n \"a\": x}"))
        .asInstanceOf(InstanceOfAssertFactories.type(JsonTextException.class))
        .satisfies(error -> assertThat(error.line()).isEqualTo(2));
  }

  @Test
  void deepNestingIsRefused() {
    int most = JsonText.MAX_DEPTH;

    assertThat(JsonText.parse("[".repeat(most) + "]".repeat(most))).isNotNull();
    assertThatThrownBy(() -> JsonText.parse("[".repeat(most + 1) + "]".repeat(most + 1)))
        .isInstanceOf(JsonTextException.class);
    assertThatThrownBy(() -> JsonText.parse("[".repeat(1_000_000)))
        .isInstanceOf(JsonTextException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01", "1.", "+1", "0x1", "NaN", " 1", "1 ", "1e", "--1", "٣"})
  void aNumberIsJsonText(String digits) {
    assertThatThrownBy(() -> new JsonNumber(digits)).isInstanceOf(IllegalArgumentException.class);
  }
}
