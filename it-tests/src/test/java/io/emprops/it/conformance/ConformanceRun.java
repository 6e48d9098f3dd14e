package io.emprops.it.conformance;

import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.conformance.Requirement.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Holds one worker against all requirements, over one transport. */
public final class ConformanceRun {
  private ConformanceRun() {}

  /** What any worker must do, in the order in which it is tried. */
  static List<Requirement> requirements() {
    return Stream.of(WorkChecks.all(), LeaseChecks.all(), LifeChecks.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Their names. */
  public static List<String> requirementNames() {
    return requirements().stream().map(Requirement::name).toList();
  }

  /**
   * Tries all of them.
   *
   * @param only those whose name contains this
   * @param told each verdict, as it comes
   */
  static List<Verdict> of(
      Trial.Candidate candidate,
      String transport,
      Grounds grounds,
      Path log,
      String only,
      Consumer<Verdict> told) {
    List<Verdict> verdicts = new ArrayList<>();
    try (var trial = new Trial(candidate, transport, grounds, log)) {
      for (Requirement requirement : requirements()) {
        if (requirement.name().contains(only)) {
          Verdict verdict = verdict(requirement, trial);
          verdicts.add(verdict);
          told.accept(verdict);
        }
      }
    }
    return verdicts;
  }

  private static Verdict verdict(Requirement requirement, Trial trial) {
    long begun = System.nanoTime();
    String fault = "";
    try {
      trial.ready();
      requirement.check().hold(trial);
      trial.settle();
    } catch (UnmetException | BenchFailure e) {
      fault = String.valueOf(e.getMessage());
      trial.clear();
    }
    return new Verdict(
        requirement.name(), fault, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
  }
}
