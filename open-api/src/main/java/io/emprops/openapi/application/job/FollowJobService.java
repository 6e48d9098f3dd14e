package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.port.in.FollowJobQuery;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Relays the broker's log of a job; the ledger speaks where the broker cannot, and has the last
 * word.
 */
public final class FollowJobService implements FollowJobQuery {
  /** Logs that are read at once: after a gap all followers want to, and each takes a connection. */
  private static final int MOST_READINGS = 64;

  private final JobLedger ledger;
  private final JobLog log;
  private final EventTails tails;
  private final JobNews news;
  private final Duration patience;
  private final Semaphore readings = new Semaphore(MOST_READINGS, true);

  /**
   * Joins the parts.
   *
   * @param patience how long a follower waits for the tail before it is idle
   */
  public FollowJobService(
      JobLedger ledger, JobLog log, EventTails tails, JobNews news, Duration patience) {
    this.ledger = ledger;
    this.log = log;
    this.tails = tails;
    this.news = news;
    this.patience = patience;
  }

  @Override
  public boolean follow(Principal caller, JobId job, Optional<EventId> since, Listener listener) {
    caller.require(Role.VIEWER);
    if (ledger.find(caller.organisation(), job).isEmpty()) {
      return false;
    }
    var wakeup = new Wakeup();
    try (var events = tails.subscribe(job, wakeup)) {
      var follower =
          new JobFollower(
              () -> ledger.find(caller.organisation(), job).orElseThrow(),
              from -> read(job, from),
              events,
              wakeup,
              patience,
              listener);
      try (var _ = news.subscribe(job, follower::hear)) {
        follower.run(since);
      }
    }
    return true;
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
      return readings.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
