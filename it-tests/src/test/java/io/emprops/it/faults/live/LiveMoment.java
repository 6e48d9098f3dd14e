package io.emprops.it.faults.live;

import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import java.time.Instant;
import java.util.Set;

/**
 * One entry of a history.
 *
 * @param at the harness's clock
 */
record LiveMoment(Instant at, LiveFact fact) {

  /** The jobs that it tells of. */
  Set<JobId> jobs() {
    return switch (fact) {
      case LiveFact.Faulted _ -> Set.of();
      case LiveFact.Accepted accepted -> Set.of(accepted.job());
      case LiveFact.CancelAsked(JobId job) -> Set.of(job);
      case LiveFact.Seen(var _, JobRecord record) -> Set.of(record.id());
      case LiveFact.Joined joined -> Set.of(joined.job());
      case LiveFact.Told told -> Set.of(told.job());
      case LiveFact.Skipped skipped -> Set.of(skipped.job());
      case LiveFact.Held held -> Set.of(held.job());
      case LiveFact.Wrote wrote -> Set.of(wrote.job());
      case LiveFact.Over(var open, var _) -> open;
    };
  }

  @Override
  public String toString() {
    return at + " " + (fact instanceof LiveFact.Seen seen ? brief(seen) : fact.toString());
  }

  private static String brief(LiveFact.Seen seen) {
    JobRecord record = seen.record();
    return "Seen[%s, %s, %s, reason=%s, final=%s, result=%s, end=%s, attempts=%s]"
        .formatted(
            seen.node(),
            record.id(),
            record.status().wire(),
            record.reason(),
            record.isFinal(),
            record.result(),
            record.resultEvent(),
            record.attempts());
  }
}
