package io.emprops.openapi.application.job;

import io.emprops.core.job.JobId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells those who wait in this process that a job has come further. News of other processes does
 * not come here, so whoever waits looks from time to time.
 */
public final class JobNews {
  private final Map<JobId, Set<Subscription>> subscriptions = new ConcurrentHashMap<>();
  private final List<Wakeup> loops = new CopyOnWriteArrayList<>();

  /** Wakes this loop from now on at news of whatever job. */
  public void wakeAtAll(Wakeup loop) {
    loops.add(loop);
  }

  /** Listens from now on, until closed. */
  public Subscription subscribe(JobId job) {
    return subscribe(job, () -> {});
  }

  /** The same, for who has an ear of its own: it is called on the teller's thread. */
  Subscription subscribe(JobId job, Runnable ear) {
    var subscription = new Subscription(job, ear);
    subscriptions.compute(
        job,
        (_, others) -> {
          Set<Subscription> all = others == null ? new HashSet<>() : others;
          all.add(subscription);
          return all;
        });
    return subscription;
  }

  /** Wakes all who wait for one of these. */
  public void spread(Collection<JobId> jobs) {
    if (!jobs.isEmpty()) {
      loops.forEach(Wakeup::call);
    }
    for (JobId job : jobs) {
      subscriptions.computeIfPresent(
          job,
          (_, all) -> {
            all.forEach(Subscription::call);
            return all;
          });
    }
  }

  /** How many listen. */
  public int listeners() {
    return subscriptions.values().stream().mapToInt(Set::size).sum();
  }

  /** One listener. */
  public final class Subscription implements AutoCloseable {
    private final JobId job;
    private final Runnable ear;
    private final Wakeup wakeup = new Wakeup();

    private Subscription(JobId job, Runnable ear) {
      this.job = job;
      this.ear = ear;
    }

    /** Waits for news, or until the time is over; an interrupt ends it and stays set. */
    public void await(Duration atMost) {
      try {
        wakeup.await(atMost);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    private void call() {
      wakeup.call();
      ear.run();
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
  }
}
