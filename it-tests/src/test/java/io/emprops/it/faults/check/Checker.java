package io.emprops.it.faults.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads a history and finds the first moment that breaks one of the broker's promises. */
public final class Checker {

  private Checker() {}

  /** The first promise that this history breaks. */
  public static Optional<Violation> check(List<Moment> history) {
    List<Promise> promises =
        List.of(
            new LeasePromise(),
            new AttemptPromise(),
            new TimePromise(),
            new GatePromise(),
            new OrderPromise(),
            new LogPromise(),
            new KeepingPromise());
    Life life = new Life(0, history.isEmpty() ? Instant.EPOCH : history.getFirst().at());
    for (int i = 0; i < history.size(); i++) {
      Moment moment = history.get(i);
      for (Promise promise : promises) {
        Optional<String> how = promise.broken(life, moment);
        if (how.isPresent()) {
          return Optional.of(new Violation(i, promise.name(), how.get()));
        }
      }
      life = life.after(moment);
    }
    return Optional.empty();
  }
}
