package io.emprops.it.faults.live;

import io.emprops.core.job.JobEvent;
import io.emprops.it.faults.check.Violation;
import java.util.List;
import java.util.Optional;

/** Reads a history of the whole system and finds the first moment that breaks a promise. */
final class LiveChecker {

  private LiveChecker() {}

  /**
   * The first promise that this history breaks.
   *
   * @param told what the broker told in this time, as far as somebody heard it
   */
  static Optional<Violation> check(List<LiveMoment> history, List<JobEvent> told) {
    List<LivePromise> promises =
        List.of(
            new KeptPromise(),
            new OneEndPromise(),
            new OwnEndPromise(),
            new TriedPromise(),
            new StaleWritePromise(),
            new FollowerPromise(told, goesBack(history)));
    for (int i = 0; i < history.size(); i++) {
      for (LivePromise promise : promises) {
        Optional<String> how = promise.broken(history.get(i));
        if (how.isPresent()) {
          return Optional.of(new Violation(i, promise.name(), how.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean goesBack(List<LiveMoment> history) {
    return history.stream()
        .anyMatch(
            moment ->
                moment.fact() instanceof LiveFact.Faulted(String what, boolean losesState)
                    && losesState
                    && what.startsWith(PlannedFault.Kind.ROLL_BACK.name()));
  }
}
