package io.emprops.it.bench.run;

import java.util.Collection;
import java.util.List;

/** Values of one thing measured again and again. */
public record Samples(List<Double> sorted) {
  public Samples {
    sorted = List.copyOf(sorted);
  }

  /** In whatever order they were taken; at least one. */
  public static Samples of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    return new Samples(values.stream().sorted().toList());
  }

  /** The smallest. */
  public double least() {
    return sorted.getFirst();
  }

  /** The largest. */
  public double most() {
    return sorted.getLast();
  }

  /** Half of all are not above it. */
  public double median() {
    return share(0.5);
  }

  /** The least value that this share of all (above 0, up to 1) does not exceed. */
  public double share(double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
