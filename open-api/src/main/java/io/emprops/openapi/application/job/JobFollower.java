package io.emprops.openapi.application.job;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.port.in.FollowJobQuery.Listener;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.openapi.application.job.FollowerPlace.Stage.Behind;
import io.emprops.openapi.application.job.FollowerPlace.Stage.Ending;
import io.emprops.openapi.application.job.FollowerPlace.Stage.Live;
import io.emprops.openapi.application.job.FollowerPlace.Stage.Over;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * One reader's way through one job's log: it reads the log up to now, and listens to the tail from
 * there on. Wherever the tail's next event does not border on the last one, it reads the log again.
 */
final class JobFollower {
  /** Before the second look at a job that the broker cannot tell of; doubled from look to look. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  private static final int DOUBLINGS = 4;

  /** So many waits end with a look at the ledger, whatever happens. */
  private static final int SOON = 4;

  /** Later on, one in so many does, for what other processes have written; news makes it sooner. */
  private static final int SELDOM = 8;

  private final Supplier<JobRecord> ledger;
  private final LogReader log;
  private final EventTail.Subscription tail;
  private final Wakeup wakeup;
  private final Duration patience;
  private final Listener listener;
  private final AtomicBoolean newsHeard = new AtomicBoolean();
  private final AtomicBoolean wantsNews = new AtomicBoolean();

  /**
   * Joins the parts.
   *
   * @param tail wakes by the wakeup
   * @param patience how long it waits for the tail before it is idle
   */
  JobFollower(
      Supplier<JobRecord> ledger,
      LogReader log,
      EventTail.Subscription tail,
      Wakeup wakeup,
      Duration patience,
      Listener listener) {
    this.ledger = ledger;
    this.log = log;
    this.tail = tail;
    this.wakeup = wakeup;
    this.patience = patience;
    this.listener = listener;
  }

  /** Reads a page of the job's log. */
  interface LogReader {
    /** As {@code JobLog} does, for the one job and without waiting. */
    JobLogPage read(Optional<EventId> since);
  }

  /** The ledger has come further. */
  void hear() {
    newsHeard.set(true);
    if (wantsNews.get()) {
      wakeup.call();
    }
  }

  /** Goes on until the job's end has been told, or nobody listens any more. */
  void run(Optional<EventId> since) {
    listener.whenClosed(wakeup::call);
    var place = FollowerPlace.after(since);
    while (!(place.stage() instanceof Over)
        && !listener.isClosed()
        && !Thread.currentThread().isInterrupted()) {
      place = step(place);
    }
  }

  private FollowerPlace step(FollowerPlace place) {
    // Whoever listens to the tail hears of each event there; the ledger's news would wake it twice.
    wantsNews.set(!(place.stage() instanceof Live));
    return switch (place.stage()) {
      case Behind _ -> catchUp(place);
      case Live() -> listen(place);
      case Ending(Optional<EventId> id) -> end(place, id);
      case Over() -> place;
    };
  }

  private FollowerPlace catchUp(FollowerPlace place) {
    Optional<JobLogPage> page = read(place);
    if (page.isEmpty() || !page.get().known()) {
      return withoutBroker(place, page.map(JobLogPage::epoch));
    }
    return relay(place, page.get());
  }

  private Optional<JobLogPage> read(FollowerPlace place) {
    if (tail.isCutOff()) {
      return Optional.empty();
    }
    try {
      return Optional.of(log.read(place.since()));
    } catch (QueueUnavailableException _) {
      // The ledger speaks until the broker is back.
      return Optional.empty();
    }
  }

  private FollowerPlace relay(FollowerPlace place, JobLogPage page) {
    FollowerPlace at = place;
    JobSnapshot snapshot = page.snapshot();
    if (snapshot != null) {
      listener.snapshot(snapshot);
      at = at.movedTo(snapshot.upTo());
    }
    for (JobEvent event : page.events()) {
      at = relay(at, event);
      if (at.stage() instanceof Ending) {
        return at;
      }
    }
    if (!at.equals(place)) {
      // There may be more than one page of them.
      return at;
    }
    if (page.ended() || at.stage().equals(new Behind(true))) {
      return at.at(new Ending(Optional.empty()));
    }
    return at.at(new Live());
  }

  private FollowerPlace listen(FollowerPlace place) {
    EventBuffer.Batch batch = tail.take();
    if (batch.gap()) {
      return place.at(new Behind(false));
    }
    if (batch.entries().isEmpty()) {
      return await(patience) ? place : quiet(place);
    }
    return relay(place, batch.entries());
  }

  private FollowerPlace relay(FollowerPlace place, List<EventBuffer.Entry> entries) {
    FollowerPlace at = place;
    for (EventBuffer.Entry entry : entries) {
      if (!at.has(entry.event().id()) && !at.borders(entry)) {
        return at.at(new Behind(false));
      }
      at = relay(at, entry.event());
      if (at.stage() instanceof Ending) {
        return at;
      }
    }
    return at;
  }

  private FollowerPlace relay(FollowerPlace place, JobEvent event) {
    if (place.has(event.id())) {
      return place;
    }
    if (event.body() instanceof JobEvent.Ended) {
      return place.at(new Ending(Optional.of(event.id())));
    }
    listener.event(event);
    return place.movedTo(event.id());
  }

  /** The broker says that the job has ended; the ledger says how, once it knows. */
  private FollowerPlace end(FollowerPlace place, Optional<EventId> id) {
    JobRecord record = ledger.get();
    if (record.isFinal()) {
      return id.isPresent()
          ? tell(place, record, id.get())
          : tellByLedger(place, record, idOfEnd(record, place.lastSeen()), true);
    }
    FollowerPlace waited = pause(place);
    // In another life of the broker that end may never have been.
    return tail.take().gap() ? waited.at(new Behind(false)) : waited;
  }

  private FollowerPlace withoutBroker(FollowerPlace place, Optional<Long> epoch) {
    if (place.oriented() && !looks(place)) {
      return pause(place);
    }
    JobRecord record = ledger.get();
    long life = epoch.orElse(0L);
    if (record.isFinal()) {
      EventId end = idOfEnd(record, place.since().orElse(new EventId(life, 0)));
      return tellByLedger(place, record, end, place.oriented());
    }
    if (!place.oriented()) {
      listener.snapshot(snapshot(record, new EventId(life, 0)));
    }
    return pause(place.withOrientation());
  }

  /** Nothing comes: perhaps because the job has ended here, and the broker does not know of it. */
  private FollowerPlace quiet(FollowerPlace place) {
    listener.idle();
    FollowerPlace waited = place.waited();
    if (!looks(place)) {
      return waited;
    }
    return ledger.get().isFinal() ? waited.at(new Behind(true)) : waited;
  }

  private boolean looks(FollowerPlace place) {
    boolean news = newsHeard.getAndSet(false);
    return news || place.waits() < SOON || place.waits() % SELDOM == 0;
  }

  private FollowerPlace pause(FollowerPlace place) {
    Duration longer = PAUSE.multipliedBy(1L << Math.min(place.waits(), DOUBLINGS));
    await(longer.compareTo(patience) < 0 ? longer : patience);
    listener.idle();
    return place.waited();
  }

  private boolean await(Duration atMost) {
    try {
      return wakeup.await(atMost);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** What the broker told before the end may be lost; a snapshot stands for it then. */
  private FollowerPlace tellByLedger(
      FollowerPlace place, JobRecord record, EventId id, boolean oriented) {
    if (!oriented || !place.leadsTo(id)) {
      // In the life in which the job ended.
      listener.snapshot(snapshot(record, new EventId(id.epoch(), Math.max(0, id.n() - 1))));
    }
    return tell(place, record, id);
  }

  private FollowerPlace tell(FollowerPlace place, JobRecord record, EventId id) {
    listener.event(new JobEvent(id, record.id(), endOf(record), ended(record)));
    return place.at(new Over());
  }

  /** An end that the broker never told comes right after what it has told. */
  private static EventId idOfEnd(JobRecord record, EventId before) {
    EventId end = record.resultEvent();
    return end == null ? new EventId(before.epoch(), before.n() + 1) : end;
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
}
