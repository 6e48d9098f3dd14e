package io.emprops.it.bench.broker;

import java.util.Collection;
import java.util.List;

/** Values of one thing measured again and again. */
record Samples(List<Double> sorted) {
  Samples {
    sorted = List.copyOf(sorted);
  }

  /** In whatever order they were taken; at least one. */
  static Samples of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    return new Samples(values.stream().sorted().toList());
  }

  double least() {
    return sorted.getFirst();
  }

  double most() {
    return sorted.getLast();
  }

  double median() {
    return share(0.5);
  }

  /** The least value that this share of all (above 0, up to 1) does not exceed. */
  double share(double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
