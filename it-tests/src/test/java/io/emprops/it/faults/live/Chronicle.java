package io.emprops.it.faults.live;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Writes down what happens, by many hands. */
final class Chronicle {
  private final InstantSource clock;
  private final List<LiveMoment> moments = new ArrayList<>();

  Chronicle(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(LiveFact fact) {
    moments.add(new LiveMoment(clock.instant(), fact));
  }

  synchronized List<LiveMoment> history() {
    return List.copyOf(moments);
  }
}
