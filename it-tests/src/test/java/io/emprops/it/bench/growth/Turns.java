package io.emprops.it.bench.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Setups of several sizes take turns in rounds, so that what a machine does besides meets all of
 * them.
 */
record Turns(GrowthEffort effort, Consumer<String> progress) {

  /**
   * The line of what is measured.
   *
   * @param what there is more of
   * @param besides who calls Redis
   * @param jobs of a round
   */
  Line line(String what, String besides, List<? extends Setup> setups, int jobs) {
    setups.forEach(setup -> setup.warmUp(jobs));
    Map<Integer, List<Take>> takes = new TreeMap<>();
    for (int round = 0; round < effort.rounds(); round++) {
      for (Setup setup : setups) {
        Take take = setup.round(jobs);
        progress.accept(told(what, setup.size(), take));
        takes.computeIfAbsent(setup.size(), _ -> new ArrayList<>()).add(take);
      }
    }
    return new Line(
        what,
        besides,
        takes.entrySet().stream().map(at -> new Line.Point(at.getKey(), at.getValue())).toList());
  }

  private static String told(String what, int size, Take take) {
    return String.format(
        Locale.ROOT,
        "  %d %-10s %8.0f /s %8.0f µs a job",
        size,
        what,
        take.perSecond(),
        take.micros());
  }
}
