package io.emprops.it.bench.growth;

import java.util.Comparator;
import java.util.List;

/**
 * How the cost of a job goes with the number of something.
 *
 * @param what there is more of
 * @param besides who calls Redis
 * @param points by their number, the smallest first
 */
record Line(String what, String besides, List<Point> points) {
  Line {
    points = List.copyOf(points);
  }

  /**
   * All rounds with so many.
   *
   * @param size how many
   */
  record Point(int size, List<Take> rounds) {
    Point {
      rounds = List.copyOf(rounds);
      if (rounds.isEmpty()) {
        throw new IllegalArgumentException("nothing was measured with " + size);
      }
    }

    /** The round in which a job cost least: what a machine does besides makes it dearer. */
    Take cheapest() {
      return rounds.stream().min(Comparator.comparingDouble(Take::micros)).orElseThrow();
    }

    /** Jobs a second in the fastest round. */
    double perSecond() {
      return rounds.stream().mapToDouble(Take::perSecond).max().orElseThrow();
    }
  }

  /** What a job costs at a point, as a multiple of what it costs at the first. */
  double times(Point point) {
    return point.cheapest().micros() / points.getFirst().cheapest().micros();
  }
}
