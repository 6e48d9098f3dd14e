package io.emprops.it.bench.followers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LatenciesTest {
  private final Latencies latencies = new Latencies();

  @Test
  void tellsWhatAShareDoesNotExceed() {
    latencies.begin(0);
    LongStream.rangeClosed(1, 2_000).forEach(n -> latencies.add(0, (2_001 - n) * 1_000_000));

    assertThat(latencies.count()).isEqualTo(2_000);
    assertThat(latencies.millis(0.5)).isEqualTo(1_000);
    assertThat(latencies.millis(0.99)).isEqualTo(1_980);
    assertThat(latencies.millis(1)).isEqualTo(2_000);
  }

  @Test
  void keepsOnlyWhatHappensBetweenBeginAndEnd() {
    latencies.add(0, 9_000_000);
    latencies.begin(5_000_000);
    latencies.add(4_999_999, 9_000_000);
    latencies.add(5_000_000, 6_000_000);
    latencies.end();
    latencies.add(5_000_000, 9_000_000);

    assertThat(latencies.millis(1)).isEqualTo(1);
  }

  @Test
  void isNotANumberWhereNothingCame() {
    assertThat(latencies.millis(0.5)).isNaN();
  }
}
