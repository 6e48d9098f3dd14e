package io.emprops.core.worker.port.out;

import java.util.Arrays;
import java.util.Optional;

/**
 * The bound of a customer's wait: from the moment it has a waiting job until one starts, each other
 * customer c starts at most 1 + ⌈(w_c · ℓ_q) / (w_q · ℓ_c)⌉ jobs, with weights w and costs ℓ.
 */
final class ShareBound {
  private final double[] weights;
  private final int[] costs;
  private final int[] waiting;
  private final int[][] startsWhileWaiting;

  ShareBound(double[] weights, int[] costs) {
    this.weights = weights.clone();
    this.costs = costs.clone();
    this.waiting = new int[costs.length];
    this.startsWhileWaiting = new int[costs.length][costs.length];
  }

  void submitted(int customer, int jobs) {
    if (waiting[customer] == 0) {
      Arrays.fill(startsWhileWaiting[customer], 0);
    }
    waiting[customer] += jobs;
  }

  /** One of its jobs starts; tells whose bound that breaks. */
  Optional<String> started(int customer) {
    waiting[customer]--;
    Arrays.fill(startsWhileWaiting[customer], 0);
    for (int q = 0; q < waiting.length; q++) {
      if (q != customer && waiting[q] > 0) {
        startsWhileWaiting[q][customer]++;
        if (startsWhileWaiting[q][customer] > most(customer, q)) {
          return Optional.of(
              "c%d started %d jobs while c%d waited; %d are allowed"
                  .formatted(customer, startsWhileWaiting[q][customer], q, most(customer, q)));
        }
      }
    }
    return Optional.empty();
  }

  private int most(int c, int q) {
    return 1 + (int) Math.ceil(weights[c] * costs[q] / (weights[q] * costs[c]));
  }
}
