package io.emprops.it.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SamplesTest {

  @Test
  void aShareOfAllValuesIsNotExceeded() {
    List<Double> values = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      values.add((double) i);
    }
    Collections.shuffle(values, new Random(7));

    Samples samples = Samples.of(values);

    assertThat(samples.share(0.99)).isEqualTo(198);
    assertThat(samples.share(1)).isEqualTo(200);
    assertThat(samples.median()).isEqualTo(100);
    assertThat(samples.least()).isEqualTo(1);
    assertThat(samples.most()).isEqualTo(200);
  }

  @Test
  void oneValueIsAllOfThem() {
    Samples samples = Samples.of(List.of(3.0));

    assertThat(samples.median()).isEqualTo(3);
    assertThat(samples.share(0.99)).isEqualTo(3);
  }

  @Test
  void nothingIsRefused() {
    assertThatThrownBy(() -> Samples.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
