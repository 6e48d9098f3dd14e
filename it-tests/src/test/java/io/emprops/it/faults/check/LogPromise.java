package io.emprops.it.faults.check;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.JobSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Followers see numbers without gaps and equal content under each; a job ends once, with its last
 * event, and whoever reads to the end gets it. A later life has a later epoch.
 */
final class LogPromise implements Promise {
  private final Map<Key, JobEvent> contents = new HashMap<>();
  private final Map<Integer, Long> epochs = new HashMap<>();
  private int flushes;

  /** A job that was forgotten as it may be, and submitted again, is numbered anew. */
  private record Key(int life, JobId job, Optional<Instant> submittedAt, EventId id) {}

  @Override
  public String name() {
    return "logs";
  }

  @Override
  public Optional<String> broken(Life before, Moment moment) {
    return switch (moment.fact()) {
      case Fact.Flushed() -> {
        flushes++;
        yield Optional.empty();
      }
      case Fact.Happened(JobEvent event) ->
          begins(event).or(() -> same(before, event)).or(() -> afterTheEnd(before, event));
      case Fact.Read read -> page(before, read);
      default -> Optional.empty();
    };
  }

  private Optional<String> begins(JobEvent event) {
    long epoch = event.id().epoch();
    long known = epochs.computeIfAbsent(flushes, _ -> epoch);
    long former = epochs.getOrDefault(flushes - 1, 0L);
    return known == epoch && epoch > former
        ? Optional.empty()
        : Optional.of(
            "%s is of epoch %d, after %d and %d".formatted(event.id(), epoch, former, known));
  }

  private Optional<String> same(Life before, JobEvent event) {
    Optional<Instant> submittedAt = before.job(event.jobId()).map(JobLife::submittedAt);
    var key = new Key(before.number(), event.jobId(), submittedAt, event.id());
    JobEvent other = contents.putIfAbsent(key, event);
    return other == null || other.equals(event)
        ? Optional.empty()
        : Optional.of(
            "%s of %s is both %s and %s".formatted(event.id(), event.jobId(), other, event));
  }

  private static Optional<String> afterTheEnd(Life before, JobEvent event) {
    if (before.job(event.jobId()).filter(job -> job.endedAt() != null).isPresent()) {
      return Optional.of("%s goes on after its end: %s".formatted(event.jobId(), event));
    }
    return Optional.empty();
  }

  private Optional<String> page(Life before, Fact.Read read) {
    JobLogPage page = read.page();
    if (!page.known()) {
      return Optional.empty();
    }
    JobSnapshot snapshot = page.snapshot();
    EventId place =
        snapshot == null ? read.since().orElse(new EventId(page.epoch(), 0)) : snapshot.upTo();
    if (place.epoch() != page.epoch()) {
      return Optional.of("%s goes on from another life without a snapshot".formatted(read.job()));
    }
    for (JobEvent event : page.events()) {
      if (event.id().n() != place.n() + 1) {
        return Optional.of("%s: %s follows %s".formatted(read.job(), event.id(), place));
      }
      place = event.id();
      Optional<String> other = same(before, event);
      if (other.isPresent()) {
        return other;
      }
    }
    return result(before, read, place);
  }

  private static Optional<String> result(Life before, Fact.Read read, EventId place) {
    Optional<EventId> end =
        before.job(read.job()).flatMap(job -> Optional.ofNullable(job.end())).map(JobEvent::id);
    boolean missed = read.page().ended() && !end.equals(Optional.of(place));
    return missed
        ? Optional.of(
            "%s ended at %s, and %s is told that %s is all"
                .formatted(read.job(), end, read.reader(), place))
        : Optional.empty();
  }
}
