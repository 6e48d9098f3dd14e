package io.emprops.it.faults;

import io.emprops.it.faults.check.Fact;
import io.emprops.it.faults.check.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes a history down. */
final class Recorder {
  private final List<Moment> moments = new ArrayList<>();

  void add(Instant at, Fact fact) {
    moments.add(new Moment(at, fact));
  }

  /** All so far, in order. */
  List<Moment> history() {
    return List.copyOf(moments);
  }
}
