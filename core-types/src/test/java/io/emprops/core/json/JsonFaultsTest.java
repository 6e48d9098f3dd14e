package io.emprops.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonFaultsTest {

  @Test
  void namesWhereWhatIsLeftOpenBegan() {
    assertThatThrownBy(() -> JsonText.parse("{\n  \"inputs\": {\"who\": \"Ada\""))
        .hasMessageContaining("expected close marker for Object that began in line 2, column 13");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": [1, 2", "[1, {\"a\": 1", "[tru]", "{\"a\" 1}", "[1 2]", "\"a"})
  void saysNothingOfHowItWasRead(String text) {
    assertThatThrownBy(() -> JsonText.parse(text))
        .satisfies(
            fault -> assertThat(fault.getMessage()).doesNotContain("Source", "StreamReadFeature"));
  }
}
