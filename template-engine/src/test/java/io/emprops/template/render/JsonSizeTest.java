package io.emprops.template.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonSizeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "false",
        "0",
        "-12.5e300",
        "\"\"",
        "\"abc\"",
        "\"\\\"\\\\/\"",
        "\"\\n\\r\\t\\b\\f\"",
        "\"\\u0000\\u001f \\u007f\\u0080\"",
        "\"\u00e4\u07ff\u0800\uffff\"",
        "\"\ud83d\ude00a\ud83d\ude00\"",
        "[]",
        "[1]",
        "[1,22,\"x\",[]]",
        "{}",
        "{\"a\":1}",
        "{\"a\":1,\"\u00e4\":[{\"\":null}],\"long name\":true}",
      })
  void isTheLengthOfTheText(String text) {
    JsonValue value = JsonText.parse(text);
    int bytes = value.toJson().getBytes(StandardCharsets.UTF_8).length;

    assertThat(JsonSize.exceeds(value, bytes - 1)).isTrue();
    assertThat(JsonSize.exceeds(value, bytes)).isFalse();
    assertThat(JsonSize.exceeds(value, 6L * bytes + 2)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83db", "\ud83d\ud83d", "\ude00\ud83d"})
  void countsAHalfOfAPairAsAnEscape(String text) {
    int escapes = (int) text.chars().filter(unit -> Character.isSurrogate((char) unit)).count();
    int bytes = 2 + 6 * escapes + text.length() - escapes;

    assertThat(JsonSize.exceeds(JsonValue.of(text), bytes - 1)).isTrue();
    assertThat(JsonSize.exceeds(JsonValue.of(text), bytes)).isFalse();
  }
}
