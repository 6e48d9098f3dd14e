package io.emprops.it.faults.live;

import io.emprops.core.job.JobId;
import io.emprops.it.faults.live.LiveFact.Accepted;
import io.emprops.it.faults.live.LiveFact.Over;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An accepted job comes to an end, its followers hear of it, and one key makes one job. */
final class KeptPromise implements LivePromise {
  private final Map<Integer, JobId> jobs = new HashMap<>();

  @Override
  public String name() {
    return "nothing forgotten";
  }

  @Override
  public Optional<String> broken(LiveMoment moment) {
    return switch (moment.fact()) {
      case Accepted accepted -> {
        JobId first = jobs.putIfAbsent(accepted.plan().number(), accepted.job());
        yield first == null || first.equals(accepted.job())
            ? Optional.empty()
            : Optional.of("one key made two jobs, %s and %s".formatted(first, accepted.job()));
      }
      case Over(var open, var _) when !open.isEmpty() ->
          Optional.of("accepted jobs have no end: " + open);
      case Over(var _, var unserved) when !unserved.isEmpty() ->
          Optional.of("followers were told no end: " + unserved);
      default -> Optional.empty();
    };
  }
}
