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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * One reader's way through one job's log: it reads the log up to now, and listens to the tail from
 * there on. Wherever the tail's next event does not border on the last one, it reads the log again.
 * It goes on when it is told to, by one thread at a time, and keeps none while it rests.
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
  private final Runnable wake;
  private final Duration patience;
  private final Listener listener;
  private final AtomicReference<FollowerPlace> place;
  private final AtomicBoolean timeIsUp = new AtomicBoolean();
  private final AtomicBoolean newsHeard = new AtomicBoolean();
  private final AtomicBoolean wantsNews = new AtomicBoolean();

  /**
   * Joins the parts.
   *
   * @param wake lets it go on, as the tail does
   * @param patience how long it waits for the tail before it is idle
   * @param since the last event that the listener has
   */
  JobFollower(
      Supplier<JobRecord> ledger,
      LogReader log,
      EventTail.Subscription tail,
      Runnable wake,
      Duration patience,
      Listener listener,
      Optional<EventId> since) {
    this.ledger = ledger;
    this.log = log;
    this.tail = tail;
    this.wake = wake;
    this.patience = patience;
    this.listener = listener;
    this.place = new AtomicReference<>(FollowerPlace.after(since));
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
      wake.run();
    }
  }

  /** It has rested as long as it wanted to. */
  void hearTimeIsUp() {
    timeIsUp.set(true);
  }

  /**
   * Goes on as far as it can.
   *
   * @param mayWait whether the thread may be kept until the log or the ledger answers
   */
  Rest goOn(boolean mayWait) {
    FollowerPlace at = place.get();
    while (!(at.stage() instanceof Over) && !listener.isClosed()) {
      if (!listener.isReady()) {
        if (timeIsUp.getAndSet(false)) {
          listener.idle();
          continue;
        }
        return rest(at, patience);
      }
      if (!mayWait && mayTakeAWhile(at)) {
        place.set(at);
        return new Rest.Elsewhere();
      }
      at = step(at);
      if (at.resting()) {
        return rest(at, at.stage() instanceof Live ? patience : pause(at));
      }
    }
    place.set(at);
    return new Rest.Forever();
  }

  private Rest rest(FollowerPlace at, Duration atMost) {
    place.set(at);
    return new Rest.Until(atMost);
  }

  private boolean mayTakeAWhile(FollowerPlace at) {
    return !(at.stage() instanceof Live) || timeIsUp.get();
  }

  private Duration pause(FollowerPlace at) {
    Duration longer = PAUSE.multipliedBy(1L << Math.min(at.waits(), DOUBLINGS));
    return longer.compareTo(patience) < 0 ? longer : patience;
  }

  private FollowerPlace step(FollowerPlace at) {
    // Whoever listens to the tail hears of each event there; the ledger's news would wake it twice.
    wantsNews.set(!(at.stage() instanceof Live));
    return switch (at.stage()) {
      case Live() -> listen(at);
      case Behind _ when at.resting() -> rested(at);
      case Behind _ -> catchUp(at);
      case Ending _ when at.resting() -> restedBeforeTheEnd(at);
      case Ending(Optional<EventId> id) -> end(at, id);
      case Over() -> at;
    };
  }

  private FollowerPlace rested(FollowerPlace at) {
    timeIsUp.set(false);
    listener.idle();
    return at.waited();
  }

  /** In another life of the broker that end may never have been. */
  private FollowerPlace restedBeforeTheEnd(FollowerPlace at) {
    FollowerPlace rested = rested(at);
    return tail.take().gap() ? rested.at(new Behind(false)) : rested;
  }

  private FollowerPlace catchUp(FollowerPlace at) {
    Optional<JobLogPage> page = read(at);
    if (page.isEmpty() || !page.get().known()) {
      return withoutBroker(at, page.map(JobLogPage::epoch));
    }
    return relay(at, page.get());
  }

  private Optional<JobLogPage> read(FollowerPlace at) {
    if (tail.isCutOff()) {
      return Optional.empty();
    }
    try {
      return Optional.of(log.read(at.since()));
    } catch (QueueUnavailableException _) {
      // The ledger speaks until the broker is back.
      return Optional.empty();
    }
  }

  private FollowerPlace relay(FollowerPlace from, JobLogPage page) {
    FollowerPlace at = from;
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
    if (!at.equals(from)) {
      // There may be more than one page of them.
      return at;
    }
    if (page.ended() || at.stage().equals(new Behind(true))) {
      return at.at(new Ending(Optional.empty()));
    }
    return at.at(new Live());
  }

  private FollowerPlace listen(FollowerPlace at) {
    EventBuffer.Batch batch = tail.take();
    if (batch.gap()) {
      return at.at(new Behind(false));
    }
    if (batch.entries().isEmpty()) {
      return timeIsUp.getAndSet(false) ? quiet(at) : at.atRest();
    }
    return relay(at, batch.entries());
  }

  private FollowerPlace relay(FollowerPlace from, List<EventBuffer.Entry> entries) {
    FollowerPlace at = from;
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

  private FollowerPlace relay(FollowerPlace at, JobEvent event) {
    if (at.has(event.id())) {
      return at;
    }
    if (event.body() instanceof JobEvent.Ended) {
      return at.at(new Ending(Optional.of(event.id())));
    }
    listener.event(event);
    return at.movedTo(event.id());
  }

  /** The broker says that the job has ended; the ledger says how, once it knows. */
  private FollowerPlace end(FollowerPlace at, Optional<EventId> id) {
    JobRecord record = ledger.get();
    if (!record.isFinal()) {
      return at.atRest();
    }
    return id.isPresent()
        ? tell(at, record, id.get())
        : tellByLedger(at, record, LedgerWord.idOfEnd(record, at.lastSeen()), true);
  }

  private FollowerPlace withoutBroker(FollowerPlace at, Optional<Long> epoch) {
    if (at.oriented() && !looks(at)) {
      return at.atRest();
    }
    JobRecord record = ledger.get();
    long life = epoch.orElse(0L);
    if (record.isFinal()) {
      EventId end = LedgerWord.idOfEnd(record, at.since().orElse(new EventId(life, 0)));
      return tellByLedger(at, record, end, at.oriented());
    }
    if (!at.oriented()) {
      // Where the broker's life is not known, the reader goes on from what it has.
      EventId upTo = epoch.isPresent() ? new EventId(life, 0) : at.lastSeen();
      listener.snapshot(LedgerWord.snapshot(record, upTo));
    }
    return at.withOrientation().atRest();
  }

  /** Nothing comes: perhaps because the job has ended here, and the broker does not know of it. */
  private FollowerPlace quiet(FollowerPlace at) {
    listener.idle();
    FollowerPlace waited = at.waited();
    if (!looks(at)) {
      return waited;
    }
    return ledger.get().isFinal() ? waited.at(new Behind(true)) : waited;
  }

  private boolean looks(FollowerPlace at) {
    boolean news = newsHeard.getAndSet(false);
    return news || at.waits() < SOON || at.waits() % SELDOM == 0;
  }

  /** What the broker told before the end may be lost; a snapshot stands for it then. */
  private FollowerPlace tellByLedger(
      FollowerPlace at, JobRecord record, EventId id, boolean oriented) {
    if (!oriented || !at.leadsTo(id)) {
      // In the life in which the job ended.
      EventId before = new EventId(id.epoch(), Math.max(0, id.n() - 1));
      listener.snapshot(LedgerWord.snapshot(record, before));
    }
    return tell(at, record, id);
  }

  private FollowerPlace tell(FollowerPlace at, JobRecord record, EventId id) {
    listener.event(LedgerWord.end(record, id));
    return at.at(new Over());
  }
}
