package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.port.in.FollowJobQuery;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLog;
import java.time.Duration;
import java.util.Optional;

/**
 * Relays the broker's log of a job; the ledger speaks where the broker cannot, and has the last
 * word.
 */
public final class FollowJobService implements FollowJobQuery {
  private final JobLedger ledger;
  private final JobLog log;
  private final JobNews news;
  private final Duration patience;

  /**
   * Joins the parts.
   *
   * @param patience how long one reading waits for events
   */
  public FollowJobService(JobLedger ledger, JobLog log, JobNews news, Duration patience) {
    this.ledger = ledger;
    this.log = log;
    this.news = news;
    this.patience = patience;
  }

  @Override
  public boolean follow(Principal caller, JobId job, Optional<EventId> since, Listener listener) {
    caller.require(Role.VIEWER);
    if (ledger.find(caller.organisation(), job).isEmpty()) {
      return false;
    }
    try (var subscription = news.subscribe(job)) {
      new JobFollower(
              () -> ledger.find(caller.organisation(), job).orElseThrow(),
              (from, wait) -> log.read(job, from, wait),
              subscription,
              patience,
              listener)
          .run(since);
    }
    return true;
  }
}
