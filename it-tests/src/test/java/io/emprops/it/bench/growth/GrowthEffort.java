package io.emprops.it.bench.growth;

import java.util.List;

/**
 * How much is measured.
 *
 * @param quick whether only to see that all runs
 */
record GrowthEffort(boolean quick) {

  /** How many partitions, on as many masters. */
  List<Integer> partitions() {
    return List.of(1, 2, 4, 8);
  }

  /** How many gateways, on one Redis. */
  List<Integer> gateways() {
    return List.of(1, 2, 4);
  }

  /** Rounds in which all sizes take turns. */
  int rounds() {
    return quick ? 1 : 5;
  }

  /** Jobs of a round on a cluster. */
  int clustered() {
    return quick ? 1_600 : 16_000;
  }

  /** Jobs of a round over gateways. */
  int overGateways() {
    return quick ? 400 : 4_000;
  }
}
