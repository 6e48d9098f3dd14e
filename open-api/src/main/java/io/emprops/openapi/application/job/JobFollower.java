package io.emprops.openapi.application.job;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.port.in.FollowJobQuery.Listener;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** One reader's way through one job's log. */
final class JobFollower {
  /** Between two looks at a job that the broker cannot tell of. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  private static final EventId NOWHERE = new EventId(0, 0);

  private final Supplier<JobRecord> ledger;
  private final LogReader log;
  private final JobNews.Subscription news;
  private final Duration patience;
  private final Listener listener;

  JobFollower(
      Supplier<JobRecord> ledger,
      LogReader log,
      JobNews.Subscription news,
      Duration patience,
      Listener listener) {
    this.ledger = ledger;
    this.log = log;
    this.news = news;
    this.patience = patience;
    this.listener = listener;
  }

  /** Reads a page of the job's log. */
  interface LogReader {
    /** As {@code JobLog} does, for the one job. */
    JobLogPage read(Optional<EventId> since, Duration wait);
  }

  /** Goes on until the job's end has been told, or nobody listens any more. */
  void run(Optional<EventId> since) {
    var place = new Place(since, false, false);
    while (!place.ended() && !listener.isClosed() && !Thread.currentThread().isInterrupted()) {
      place = step(place);
    }
  }

  private Place step(Place place) {
    Optional<JobLogPage> page = read(place);
    if (page.isEmpty() || !page.get().known()) {
      return withoutBroker(place, page.map(JobLogPage::epoch));
    }
    return relay(place, page.get());
  }

  private Optional<JobLogPage> read(Place place) {
    try {
      return Optional.of(log.read(place.since(), patience));
    } catch (QueueUnavailableException _) {
      // The ledger speaks until the broker is back.
      return Optional.empty();
    }
  }

  private Place relay(Place place, JobLogPage page) {
    Place at = place;
    JobSnapshot snapshot = page.snapshot();
    if (snapshot != null) {
      listener.snapshot(snapshot);
      at = new Place(Optional.of(snapshot.upTo()), true, false);
    }
    for (JobEvent event : page.events()) {
      if (!at.isBefore(event)) {
        continue;
      }
      if (event.body() instanceof JobEvent.Ended) {
        return end(at, event.id());
      }
      listener.event(event);
      at = at.movedTo(event.id());
    }
    return page.events().isEmpty() && snapshot == null ? quiet(at, page) : at;
  }

  /** The broker says that the job has ended; the ledger says how, once it knows. */
  private Place end(Place place, EventId id) {
    JobRecord record = ledger.get();
    if (!record.isFinal()) {
      news.await(PAUSE);
      listener.idle();
      return place;
    }
    return tell(place, record, id);
  }

  private Place withoutBroker(Place place, Optional<Long> epoch) {
    JobRecord record = ledger.get();
    long life = epoch.orElse(NOWHERE.epoch());
    if (record.isFinal()) {
      EventId end = idOfEnd(record, life);
      if (!place.oriented()) {
        // It stands for all before the end, in the life in which the job ended.
        listener.snapshot(snapshot(record, new EventId(end.epoch(), Math.max(0, end.n() - 1))));
      }
      return tell(place, record, end);
    }
    if (!place.oriented()) {
      listener.snapshot(snapshot(record, new EventId(life, 0)));
    }
    news.await(PAUSE);
    listener.idle();
    return new Place(place.since(), true, false);
  }

  private Place tell(Place place, JobRecord record, EventId id) {
    listener.event(new JobEvent(id, record.id(), endOf(record), ended(record)));
    return new Place(place.since(), place.oriented(), true);
  }

  /** Nothing comes from the broker: perhaps because the job has ended, and all of it was told. */
  private Place quiet(Place place, JobLogPage page) {
    JobRecord record = ledger.get();
    if (record.isFinal()) {
      return tell(place, record, idOfEnd(record, page.epoch()));
    }
    if (page.ended()) {
      news.await(PAUSE);
    }
    listener.idle();
    return place;
  }

  private static EventId idOfEnd(JobRecord record, long epoch) {
    EventId end = record.resultEvent();
    return end == null ? new EventId(epoch, 1) : end;
  }

  private static Instant endOf(JobRecord record) {
    Instant end = record.endedAt();
    return end == null ? record.createdAt() : end;
  }

  private static JobEvent.Ended ended(JobRecord record) {
    return new JobEvent.Ended(
        record.status(),
        record.reason(),
        record.result(),
        record.failure(),
        record.usage(),
        record.attempts());
  }

  private static JobSnapshot snapshot(JobRecord record, EventId upTo) {
    return new JobSnapshot(
        record.id(), upTo, record.status(), record.reason(), record.progress(), null);
  }

  /**
   * Where the reader is.
   *
   * @param since the last event that it has
   * @param oriented whether it has been told how the job stands
   * @param ended whether it has been told the end
   */
  private record Place(Optional<EventId> since, boolean oriented, boolean ended) {

    boolean isBefore(JobEvent event) {
      return since.isEmpty()
          || since.get().epoch() != event.id().epoch()
          || since.get().n() < event.id().n();
    }

    Place movedTo(EventId id) {
      return new Place(Optional.of(id), true, false);
    }
  }
}
