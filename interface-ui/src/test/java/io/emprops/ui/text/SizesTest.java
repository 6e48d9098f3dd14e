package io.emprops.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {

  @ParameterizedTest
  @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1 KiB", "1048575, 1023 KiB", "268435456, 256 MiB"})
  void sayHowLongAFileIs(long bytes, String words) {
    assertThat(Sizes.of(bytes).replace(",", "")).isEqualTo(words);
  }
}
