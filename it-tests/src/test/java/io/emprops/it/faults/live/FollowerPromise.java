package io.emprops.it.faults.live;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobEvent.Ended;
import io.emprops.core.job.JobId;
import io.emprops.it.faults.live.LiveFact.Joined;
import io.emprops.it.faults.live.LiveFact.Skipped;
import io.emprops.it.faults.live.LiveFact.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A follower sees rising numbers, of which only progress is missing where no snapshot came first,
 * with the content that everybody sees under them, and the result once and last. Where Redis goes
 * back within an epoch, numbers are given twice: in such a history neither content nor what is
 * missing can be told.
 */
final class FollowerPromise implements LivePromise {
  private static final EventId NOWHERE = new EventId(0, 0);

  private final Map<Numbered, JobEvent> contents = new HashMap<>();
  private final Map<String, EventId> places = new HashMap<>();
  private final Map<String, EventId> ends = new HashMap<>();
  private final boolean numberedTwice;

  private record Numbered(JobId job, EventId id) {}

  /**
   * With what the broker told, as far as it is known.
   *
   * @param numberedTwice whether Redis went back
   */
  FollowerPromise(List<JobEvent> told, boolean numberedTwice) {
    this.numberedTwice = numberedTwice;
    told.forEach(event -> contents.putIfAbsent(new Numbered(event.jobId(), event.id()), event));
  }

  @Override
  public String name() {
    return "followers";
  }

  @Override
  public Optional<String> broken(LiveMoment moment) {
    switch (moment.fact()) {
      case Joined(String follower, JobId _) -> places.put(follower, NOWHERE);
      case Skipped(String follower, JobId _, var snapshot) -> {
        Optional<String> late = afterTheEnd(follower, snapshot.upTo());
        places.put(follower, snapshot.upTo());
        return late;
      }
      case Told told -> {
        return told(told);
      }
      default -> {}
    }
    return Optional.empty();
  }

  private Optional<String> told(Told told) {
    EventId id = told.event().id();
    EventId place = places.getOrDefault(told.follower(), NOWHERE);
    Optional<String> how =
        afterTheEnd(told.follower(), id)
            .or(() -> order(place, id))
            .or(() -> gap(told.job(), place, id))
            .or(() -> content(told.job(), told.event()));
    places.put(told.follower(), id);
    if (told.event().body() instanceof Ended) {
      ends.put(told.follower(), id);
    }
    return how.map(what -> "%s of %s: %s".formatted(told.follower(), told.job(), what));
  }

  private Optional<String> afterTheEnd(String follower, EventId id) {
    return Optional.ofNullable(ends.get(follower))
        .map(end -> "%s is told %s after the result %s".formatted(follower, id, end));
  }

  private static Optional<String> order(EventId place, EventId id) {
    boolean rises = id.epoch() == place.epoch() ? id.n() > place.n() : id.epoch() > place.epoch();
    return rises ? Optional.empty() : Optional.of("%s follows %s".formatted(id, place));
  }

  private Optional<String> gap(JobId job, EventId place, EventId id) {
    if (numberedTwice) {
      return Optional.empty();
    }
    long first = id.epoch() == place.epoch() ? place.n() + 1 : 1;
    for (long n = first; n < id.n(); n++) {
      JobEvent missing = contents.get(new Numbered(job, new EventId(id.epoch(), n)));
      if (missing != null && !(missing.body() instanceof JobEvent.Progressed)) {
        return Optional.of("%s follows %s without %s".formatted(id, place, missing));
      }
    }
    return Optional.empty();
  }

  private Optional<String> content(JobId job, JobEvent event) {
    JobEvent known = contents.putIfAbsent(new Numbered(job, event.id()), event);
    // The ledger tells the end in its own words; another promise holds it to the record.
    return numberedTwice
            || known == null
            || event.body() instanceof Ended
            || known.body().equals(event.body())
        ? Optional.empty()
        : Optional.of("%s is both %s and %s".formatted(event.id(), known, event));
  }
}
