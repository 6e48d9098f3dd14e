package io.emprops.it.bench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.it.bench.broker.CommandStats.Count;
import org.junit.jupiter.api.Test;

final class CommandStatsTest {
  private static final CommandStats BEFORE =
      CommandStats.parse(
          """
          # Commandstats\r
          cmdstat_fcall:calls=10,usec=900,usec_per_call=90.00,rejected_calls=0,failed_calls=0\r
          cmdstat_config|get:calls=2,usec=7,usec_per_call=3.50,rejected_calls=0,failed_calls=0\r
          """);

  @Test
  void countsCallsAndTimeOfEachCommand() {
    assertThat(BEFORE.of("fcall")).isEqualTo(new Count(10, 900));
    assertThat(BEFORE.of("config|get")).isEqualTo(new Count(2, 7));
    assertThat(BEFORE.of("hget")).isEqualTo(Count.NONE);
  }

  @Test
  void tellsWhatCameAfterAnEarlierReading() {
    CommandStats after =
        CommandStats.parse(
            """
            cmdstat_fcall:calls=14,usec=1100\r
            cmdstat_config|get:calls=2,usec=7\r
            cmdstat_hget:calls=3,usec=5\r
            """);

    CommandStats since = after.since(BEFORE);

    assertThat(since.counts()).containsOnlyKeys("fcall", "hget");
    assertThat(since.of("fcall").microsPerCall()).isEqualTo(50);
    assertThat(since.of("hget")).isEqualTo(new Count(3, 5));
  }

  @Test
  void whatWasNotCalledTakesNoKnownTime() {
    assertThat(Count.NONE.microsPerCall()).isNaN();
  }
}
