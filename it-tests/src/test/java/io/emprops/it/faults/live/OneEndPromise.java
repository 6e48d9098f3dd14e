package io.emprops.it.faults.live;

import io.emprops.core.job.Attempt;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobEvent.Ended;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobStatus;
import io.emprops.core.json.JsonValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Once somebody was told that a job has ended, everybody is told the same end for ever. */
final class OneEndPromise implements LivePromise {
  private final Map<JobId, End> ends = new HashMap<>();
  private final Map<JobId, EventId> places = new HashMap<>();

  /** By a node; what a follower hears may overtake the answer to an earlier question. */
  private final Set<JobId> seenFinal = new HashSet<>();

  private boolean losesState;

  /** What is told of an end. */
  private record End(
      JobStatus status,
      @Nullable String reason,
      @Nullable JsonValue result,
      List<Attempt> attempts) {

    static End of(JobRecord record) {
      return new End(record.status(), record.reason(), record.result(), record.attempts());
    }

    static End of(Ended ended) {
      return new End(ended.status(), ended.reason(), ended.result(), ended.attempts());
    }
  }

  @Override
  public String name() {
    return "one end";
  }

  @Override
  public Optional<String> broken(LiveMoment moment) {
    return switch (moment.fact()) {
      case LiveFact.Faulted(String _, boolean losing) -> {
        losesState = losesState || losing;
        yield Optional.empty();
      }
      case LiveFact.Seen(String node, JobRecord record) -> seen(node, record);
      case LiveFact.Told(String follower, JobId job, JobEvent event)
          when event.body() instanceof Ended ended ->
          same(follower, job, End.of(ended)).or(() -> placed(follower, job, event.id()));
      default -> Optional.empty();
    };
  }

  private Optional<String> seen(String node, JobRecord record) {
    EventId place = record.resultEvent();
    if (record.isFinal()) {
      seenFinal.add(record.id());
      return same(node, record.id(), End.of(record))
          .or(() -> place == null ? Optional.empty() : placed(node, record.id(), place));
    }
    return seenFinal.contains(record.id())
        ? Optional.of(
            "%s is %s at %s after its end".formatted(record.id(), record.status().wire(), node))
        : Optional.empty();
  }

  private Optional<String> same(String who, JobId job, End end) {
    End known = ends.putIfAbsent(job, end);
    return known == null || known.equals(end)
        ? Optional.empty()
        : Optional.of("%s ended as %s, and %s is told %s".formatted(job, known, who, end));
  }

  /** Where the broker lost its end, it may have told another, with a number of its own. */
  private Optional<String> placed(String who, JobId job, EventId id) {
    if (losesState) {
      return Optional.empty();
    }
    EventId known = places.putIfAbsent(job, id);
    return known == null || known.equals(id)
        ? Optional.empty()
        : Optional.of("%s ended with %s, and %s is told %s".formatted(job, known, who, id));
  }
}
