package io.emprops.it.bench.report;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** All that one run measured. */
public record Figures(List<Figure> all) {
  public Figures {
    all = List.copyOf(all);
  }

  /** Those of one measure, in the order of measuring. */
  public Stream<Figure> of(String measure) {
    return all.stream().filter(figure -> figure.measure().equals(measure));
  }

  /** The items of one measure, in the order of measuring. */
  List<String> items(String measure) {
    return of(measure).map(Figure::item).distinct().toList();
  }

  /** The subjects of one measure, in the order of measuring. */
  List<String> subjects(String measure) {
    return of(measure).map(Figure::subject).distinct().toList();
  }

  /**
   * How many times as long as ours the fastest of the subjects took for an item; empty if none took
   * turns with ours.
   */
  OptionalDouble fastestTimesOurs(String measure, Collection<String> subjects, String item) {
    return of(measure)
        .filter(figure -> subjects.contains(figure.subject()) && figure.item().equals(item))
        .mapToDouble(Figure::timesOurs)
        .filter(Double::isFinite)
        .min();
  }
}
