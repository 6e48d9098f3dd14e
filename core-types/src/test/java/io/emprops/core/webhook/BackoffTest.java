package io.emprops.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Attempts go over a day and then end. */
class BackoffTest {

  @Test
  void goesOverADayAndALittleMore() {
    Duration all =
        IntStream.rangeClosed(1, 20)
            .mapToObj(attempts -> Backoff.after(attempts, 0))
            .flatMap(Optional::stream)
            .reduce(Duration.ZERO, Duration::plus);

    assertThat(all).isBetween(Duration.ofHours(23), Duration.ofHours(26));
    assertThat(Backoff.after(11, 0)).isEmpty();
  }

  @Test
  void waitsLongerEachTimeAndSpreads() {
    assertThat(Backoff.after(1, 0)).contains(Duration.ofSeconds(5));
    assertThat(Backoff.after(1, 1)).contains(Duration.ofSeconds(6));
    assertThat(Backoff.after(2, 0)).contains(Duration.ofMinutes(1));
  }
}
