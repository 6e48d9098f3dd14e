package io.emprops.it.bench.broker;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param quick whether only to see that all runs
 */
record Effort(boolean quick) {

  /** Jobs that wait and do not fit, in one queue after the other. */
  List<Integer> backlogs() {
    return quick ? List.of(1_000, 10_000) : List.of(1_000, 10_000, 100_000, 1_000_000);
  }

  /** Requirement classes, and as many customers in each. */
  List<Integer> classes() {
    return quick ? List.of(10, 30) : List.of(10, 100, 1_000);
  }

  /** Jobs that the prior function looks at. */
  List<Integer> scans() {
    return quick ? List.of(1_000) : List.of(1_000, 10_000);
  }

  /** Measured turns of each queue. */
  int turns() {
    return quick ? 3 : 40;
  }

  /** Rounds in which all contenders take turns. */
  int rounds() {
    return quick ? 1 : 5;
  }

  /**
   * Jobs of a round; a fifth of them where each takes a call of its own. Seconds of them, so that
   * neither the first ones count for much nor the last, for which workers have to wait.
   */
  int cycles() {
    return quick ? 1_000 : 30_000;
  }

  /** Time of each limit in a round. */
  Duration limit() {
    return quick ? Duration.ofMillis(200) : Duration.ofSeconds(2);
  }

  /** Jobs whose memory is measured. */
  int pending() {
    return quick ? 5_000 : 100_000;
  }

  /** Jobs of the profile of each step. */
  int profiled() {
    return quick ? 500 : 5_000;
  }

  /** Jobs that are handed to an idle worker. */
  int dispatches() {
    return quick ? 200 : 3_000;
  }
}
