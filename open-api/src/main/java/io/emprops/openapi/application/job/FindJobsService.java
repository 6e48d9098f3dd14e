package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.JobFilter;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.port.in.AwaitJobQuery;
import io.emprops.core.job.port.in.FindJobsQuery;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.workflow.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Reads the ledger, at once or when a job has ended. */
public final class FindJobsService implements FindJobsQuery, AwaitJobQuery {

  /** How often a waiting caller looks, for ends that another node has stored. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  private final JobLedger ledger;
  private final Workability workability;
  private final JobNews news;
  private final InstantSource clock;

  /** Joins the parts. */
  public FindJobsService(
      JobLedger ledger, Workability workability, JobNews news, InstantSource clock) {
    this.ledger = ledger;
    this.workability = workability;
    this.news = news;
    this.clock = clock;
  }

  @Override
  public Optional<JobRecord> find(Principal caller, JobId id) {
    caller.require(Role.VIEWER);
    return ledger.find(caller.organisation(), id).map(workability::judge);
  }

  @Override
  public Page<JobSummary> list(Principal caller, JobFilter filter) {
    caller.require(Role.VIEWER);
    return ledger.list(caller.organisation(), filter).map(workability::judge);
  }

  @Override
  public Optional<JobRecord> await(Principal caller, JobId job, Duration atMost) {
    Instant until = clock.instant().plus(atMost);
    try (var subscription = news.subscribe(job)) {
      Optional<JobRecord> found = find(caller, job);
      Duration left = atMost;
      while (found.isPresent() && !found.get().isFinal() && isWorthWaiting(left)) {
        subscription.await(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
        found = find(caller, job);
        left = Duration.between(clock.instant(), until);
      }
      return found;
    }
  }

  private static boolean isWorthWaiting(Duration left) {
    return left.isPositive() && !Thread.currentThread().isInterrupted();
  }
}
