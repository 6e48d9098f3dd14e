package io.emprops.openapi.application.job;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.PartitionPage;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads what happens in a partition from now on, once for all who follow a job in this process.
 * Whenever it begins anew, which it does in each life of the broker, all of them have a gap. While
 * nobody follows, it rests.
 */
public final class EventTail {
  private static final int PAGE = 100;

  /** One failure may be a connection that was cut; the next reading goes on from the same place. */
  private static final int FAILURES_OF_AN_OUTAGE = 2;

  private static final Duration REST = Duration.ofMinutes(1);

  private final JobLog log;
  private final Partition partition;
  private final Duration patience;
  private final Map<JobId, Set<Subscription>> subscriptions = new ConcurrentHashMap<>();
  private final AtomicReference<Optional<Place>> place = new AtomicReference<>(Optional.empty());
  private final AtomicInteger failures = new AtomicInteger();
  private final Wakeup work = new Wakeup();

  /**
   * Reads nothing yet.
   *
   * @param patience how long one reading waits for events
   */
  public EventTail(JobLog log, Partition partition, Duration patience) {
    this.log = log;
    this.partition = partition;
    this.patience = patience;
  }

  /**
   * Keeps a job's events from now on, until closed. Who reads the job's log after this misses
   * nothing, but may see events twice.
   *
   * @param wake is run for each event and for each gap, on the thread that reads for all
   */
  Subscription subscribe(JobId job, Runnable wake) {
    var subscription = new Subscription(job, wake);
    subscriptions.compute(
        job,
        (_, others) -> {
          Set<Subscription> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(subscription);
          return all;
        });
    work.call();
    return subscription;
  }

  /** Whether the broker could not be reached when it was asked last, more than once. */
  public boolean isCutOff() {
    return failures.get() >= FAILURES_OF_AN_OUTAGE;
  }

  /** How many follow. */
  public int followers() {
    return subscriptions.values().stream().mapToInt(Set::size).sum();
  }

  /**
   * Reads one page and hands it on, or rests where nobody follows.
   *
   * @throws QueueUnavailableException if there is no page to be had
   */
  public void step() throws InterruptedException {
    if (subscriptions.isEmpty()) {
      place.set(Optional.empty());
      failures.set(0);
      work.await(REST);
      return;
    }
    try {
      read();
    } catch (QueueUnavailableException e) {
      fail();
      throw e;
    }
  }

  /** Ends a rest. */
  public void wake() {
    work.call();
  }

  private void read() {
    Optional<Place> from = place.get();
    String cursor = from.map(Place::cursor).orElse(PartitionPage.END);
    PartitionPage page = log.readPartition(partition, cursor, PAGE, patience);
    failures.set(0);
    if (from.isEmpty()) {
      begin(page);
    } else if (from.get().state().equals(page.state())) {
      handOn(page);
    } else {
      // An old cursor may lie anywhere in the new stream: the next reading begins at its end.
      place.set(Optional.empty());
    }
  }

  private void begin(PartitionPage end) {
    place.set(Optional.of(new Place(end.state(), end.cursor())));
    markGaps();
  }

  private void handOn(PartitionPage page) {
    page.events().forEach(this::handOn);
    if (page.trimmed()) {
      markGaps();
    }
    place.set(Optional.of(new Place(page.state(), page.cursor())));
  }

  private void handOn(JobEvent event) {
    Set<Subscription> followers = subscriptions.get(event.jobId());
    if (followers != null) {
      followers.forEach(follower -> follower.offer(event));
    }
  }

  private void fail() {
    if (failures.incrementAndGet() == FAILURES_OF_AN_OUTAGE) {
      place.set(Optional.empty());
      markGaps();
    }
  }

  private void markGaps() {
    subscriptions.values().forEach(followers -> followers.forEach(Subscription::markGap));
  }

  private record Place(BrokerState state, String cursor) {}

  /** One follower's share. */
  final class Subscription implements AutoCloseable {
    private final JobId job;
    private final Runnable wake;
    private final EventBuffer buffer = new EventBuffer();

    private Subscription(JobId job, Runnable wake) {
      this.job = job;
      this.wake = wake;
    }

    /** What has happened since the last time. */
    EventBuffer.Batch take() {
      return buffer.take();
    }

    /** Whether the broker cannot be reached; a gap follows when it is back. */
    boolean isCutOff() {
      return EventTail.this.isCutOff();
    }

    @Override
    public void close() {
      subscriptions.computeIfPresent(
          job,
          (_, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }

    private void offer(JobEvent event) {
      buffer.offer(event);
      wake.run();
    }

    private void markGap() {
      buffer.markGap();
      wake.run();
    }
  }
}
