package io.emprops.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FlowLimitTest {

  @Test
  void sharesOutWhatMayRunAtOnceSoThatTheSumIsTheSame() {
    FlowLimit seven = FlowLimit.atOnce(7);

    assertThat(IntStream.range(0, 3).map(place -> seven.share(place, 3).atOnce().orElseThrow()))
        .containsExactly(3, 2, 2);
  }

  @Test
  void makesStartsRarerByTheNumberOfQueues() {
    var limit = new FlowLimit(OptionalInt.empty(), Optional.of(Duration.ofSeconds(2)), 5);

    assertThat(limit.share(0, 2).every()).contains(Duration.ofSeconds(4));
    assertThat(limit.share(0, 2).burst()).isEqualTo(3);
    assertThat(limit.share(1, 2).burst()).isEqualTo(2);
  }

  @Test
  void allowsEachQueueOneAtLeastAndAloneAll() {
    assertThat(FlowLimit.atOnce(1).share(1, 2)).isEqualTo(FlowLimit.atOnce(1));
    assertThat(FlowLimit.atOnce(5).share(0, 1)).isEqualTo(FlowLimit.atOnce(5));
    assertThat(FlowLimit.NONE.share(1, 3)).isEqualTo(FlowLimit.NONE);
  }
}
