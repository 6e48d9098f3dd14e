package io.emprops.it.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class LogScaleTest {

  @Test
  void aScaleGoesFromPowerToPower() {
    LogScale scale = LogScale.around(DoubleStream.of(20, 3_000), 100, 400);

    assertThat(scale.low()).isEqualTo(1);
    assertThat(scale.high()).isEqualTo(4);
    assertThat(scale.pixel(100)).isCloseTo(200, within(1e-9));
  }

  @Test
  void oneMebibyteStandsAtAMillion() {
    assertThat(LogScale.around(DoubleStream.of(1_024, 1 << 20), 0, 1).high()).isEqualTo(6);
  }
}
