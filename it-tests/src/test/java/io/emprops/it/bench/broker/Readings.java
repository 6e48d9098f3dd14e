package io.emprops.it.bench.broker;

import java.util.List;
import java.util.stream.Stream;

/** All that one run measured. */
record Readings(List<Reading> all) {
  Readings {
    all = List.copyOf(all);
  }

  /** Those of one measure, in the order of measuring. */
  Stream<Reading> of(String measure) {
    return all.stream().filter(reading -> reading.measure().equals(measure));
  }

  /** Those of one measure and subject, in the order of measuring. */
  Stream<Reading> of(String measure, String subject) {
    return of(measure).filter(reading -> reading.subject().equals(subject));
  }

  /** One value; NaN if it was not measured. */
  double value(String measure, String subject, String item) {
    return of(measure, subject)
        .filter(reading -> reading.item().equals(item))
        .mapToDouble(Reading::value)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** The largest value of a subject; NaN if none was measured. */
  double largest(String measure, String subject) {
    return of(measure, subject).mapToDouble(Reading::value).max().orElse(Double.NaN);
  }
}
