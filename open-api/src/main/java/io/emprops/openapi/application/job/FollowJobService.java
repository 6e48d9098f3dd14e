package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.port.in.FollowJobQuery;
import io.emprops.core.job.port.in.SubscribeToJobQuery;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Relays the broker's log of a job; the ledger speaks where the broker cannot, and has the last
 * word.
 */
public final class FollowJobService implements FollowJobQuery, SubscribeToJobQuery {
  /** Logs that are read at once: after a gap all followers want to, and each takes a connection. */
  private static final int MOST_READINGS = 64;

  private final JobLedger ledger;
  private final JobLog log;
  private final EventTails tails;
  private final JobNews news;
  private final Pace pace;
  private final Semaphore readings = new Semaphore(MOST_READINGS, true);

  /** Joins the parts. */
  public FollowJobService(JobLedger ledger, JobLog log, EventTails tails, JobNews news, Pace pace) {
    this.ledger = ledger;
    this.log = log;
    this.tails = tails;
    this.news = news;
    this.pace = pace;
  }

  /**
   * When followers go on.
   *
   * @param patience how long a follower waits for the tail before it is idle
   * @param threads run tasks that may wait
   * @param clock wakes those who keep no thread
   */
  public record Pace(Duration patience, Executor threads, FollowerClock clock) {}

  @Override
  public boolean follow(Principal caller, JobId job, Optional<EventId> since, Listener listener) {
    if (!exists(caller, job)) {
      return false;
    }
    var wakeup = new Wakeup();
    listener.wakeBy(wakeup::call);
    try (var events = tails.subscribe(job, wakeup::call)) {
      var follower =
          new JobFollower(
              record(caller, job),
              logOf(job),
              events,
              wakeup::call,
              pace.patience(),
              listener,
              since);
      try (var _ = news.subscribe(job, follower::hear)) {
        new FollowerLoop(follower, wakeup).run();
      }
    }
    return true;
  }

  @Override
  public boolean subscribe(
      Principal caller, JobId job, Optional<EventId> since, Subscriber subscriber) {
    if (!exists(caller, job)) {
      return false;
    }
    var turns = new FollowerTurns(pace.threads(), pace.clock());
    subscriber.wakeBy(turns::callHere);
    var events = tails.subscribe(job, turns::callHere);
    var follower =
        new JobFollower(
            record(caller, job),
            logOf(job),
            events,
            turns::call,
            pace.patience(),
            subscriber,
            since);
    var heard = news.subscribe(job, follower::hear);
    turns.begin(
        new FollowerTurns.Task(
            follower,
            subscriber,
            () -> {
              heard.close();
              events.close();
            }));
    return true;
  }

  private boolean exists(Principal caller, JobId job) {
    caller.require(Role.VIEWER);
    return ledger.find(caller.organisation(), job).isPresent();
  }

  private Supplier<JobRecord> record(Principal caller, JobId job) {
    return () -> ledger.find(caller.organisation(), job).orElseThrow();
  }

  private JobFollower.LogReader logOf(JobId job) {
    return since -> read(job, since);
  }

  /** A turn that does not come in time is as good as a broker that does not answer. */
  private JobLogPage read(JobId job, Optional<EventId> since) {
    if (!hasTurn()) {
      throw new QueueUnavailableException("too many logs are read at once");
    }
    try {
      return log.read(job, since, Duration.ZERO);
    } finally {
      readings.release();
    }
  }

  private boolean hasTurn() {
    try {
      return readings.tryAcquire(pace.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
