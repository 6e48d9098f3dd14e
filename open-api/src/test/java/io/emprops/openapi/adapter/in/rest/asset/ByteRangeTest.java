package io.emprops.openapi.adapter.in.rest.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.openapi.adapter.in.rest.asset.ByteRange.Beyond;
import io.emprops.openapi.adapter.in.rest.asset.ByteRange.Part;
import io.emprops.openapi.adapter.in.rest.asset.ByteRange.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-, 0, 99",
    "bytes=10-, 10, 99",
    "bytes=10-19, 10, 19",
    "bytes=10-900, 10, 99",
    "bytes=99-99, 99, 99",
    "bytes=-5, 95, 99",
    "bytes=-500, 0, 99"
  })
  void readsOneRange(String header, long first, long last) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new Part(new ByteRange(first, last)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=500-600", "bytes=-0"})
  void knowsWhatTheFileDoesNotHave(String header) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new Beyond());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bytes=-", "bytes=5-2", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b"})
  void passesOverWhatItCannotRead(String header) {
    assertThat(ByteRange.of(header, 100)).isEqualTo(new Whole());
  }

  @Test
  void givesNothingOfAnEmptyFile() {
    assertThat(ByteRange.of(null, 0)).isEqualTo(new Whole());
    assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new Beyond());
  }
}
