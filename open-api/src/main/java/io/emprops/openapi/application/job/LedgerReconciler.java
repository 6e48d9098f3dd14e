package io.emprops.openapi.application.job;

import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobLogPage;
import io.emprops.core.job.Partition;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.JobProjection;
import io.emprops.core.job.port.out.JobProjection.Applied;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.OpenJobs;
import io.emprops.core.job.port.out.OpenJobs.OpenJob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the ledger with the broker, job by job, and notes in the outbox what the broker must be
 * told again. It submits nothing itself, so that it never competes with the relay.
 */
public final class LedgerReconciler {
  private static final int PAGE = JobQueue.MOST_PER_CALL;
  private static final int MOST_PAGES_OF_A_LOG = 100;

  /** A broker that lost its last second knows no older end than this as running. */
  private static final Duration LATELY = Duration.ofMinutes(15);

  private final OpenJobs openJobs;
  private final JobLedger ledger;
  private final JobProjection projection;
  private final JobQueue queue;
  private final JobLog log;
  private final Partition partition;
  private final InstantSource clock;
  private final JobNews news;
  private final Wakeup relay;

  /** Joins the parts; the relay is woken when there is something to tell. */
  public LedgerReconciler(
      OpenJobs openJobs,
      JobLedger ledger,
      JobProjection projection,
      JobQueue queue,
      JobLog log,
      Partition partition,
      InstantSource clock,
      JobNews news,
      Wakeup relay) {
    this.openJobs = openJobs;
    this.ledger = ledger;
    this.projection = projection;
    this.queue = queue;
    this.log = log;
    this.partition = partition;
    this.clock = clock;
    this.news = news;
    this.relay = relay;
  }

  /**
   * Goes through all open jobs.
   *
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if the broker cannot be asked;
   *     start again
   */
  public Report reconcile(Depth depth) {
    int submitted = 0;
    int filled = 0;
    List<OpenJob> page = openJobs.open(partition, Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      Set<JobId> unknown = queue.unknownAmong(page.stream().map(OpenJob::id).toList());
      // Jobs that ended while the broker answered are no longer open, and are not submitted again.
      submitted += openJobs.submitAgain(unknown);
      List<OpenJob> known = page.stream().filter(job -> !unknown.contains(job.id())).toList();
      openJobs.cancelAgain(
          known.stream().filter(OpenJob::cancelRequested).map(OpenJob::id).toList());
      filled += fill(known, depth);
      relay.call();
      page = openJobs.open(partition, Optional.of(page.getLast().id()), PAGE);
    }
    int settled = depth == Depth.ROUTINE ? 0 : settle();
    ledger.forgetRequests(clock.instant());
    return new Report(submitted, filled, settled);
  }

  private int fill(Collection<OpenJob> known, Depth depth) {
    int ended = 0;
    for (OpenJob job : known) {
      if (depth == Depth.THOROUGH || isAtWork(job)) {
        ended += fill(job.id());
      }
    }
    return ended;
  }

  private static boolean isAtWork(OpenJob job) {
    return switch (job.status()) {
      case ASSIGNED, IN_PROGRESS -> true;
      case SCHEDULED, PENDING, COMPLETED, FAILED, CANCELLED, TIMEOUT -> false;
    };
  }

  /** Reads a job's own log, in case the partition's stream has lost its end. */
  private int fill(JobId job) {
    Optional<EventId> since = Optional.empty();
    for (int pages = 0; pages < MOST_PAGES_OF_A_LOG; pages++) {
      JobLogPage page = log.read(job, since, Duration.ZERO);
      if (page.ended()) {
        Applied applied = projection.fill(page.events());
        news.spread(applied.changed());
        return applied.ended().size();
      }
      if (page.events().isEmpty()) {
        return 0;
      }
      since = Optional.of(page.events().getLast().id());
    }
    return 0;
  }

  /** What has ended here must not go on there: acknowledged where it ended, else cancelled. */
  private int settle() {
    int settled = 0;
    Instant since = clock.instant().minus(LATELY);
    List<JobId> page = openJobs.endedSince(partition, since, Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      Set<JobId> unknown = queue.unknownAmong(page);
      List<JobId> known = page.stream().filter(job -> !unknown.contains(job)).toList();
      openJobs.cancelAgain(known);
      openJobs.acknowledgeAgain(known);
      settled += known.size();
      relay.call();
      page = openJobs.endedSince(partition, since, Optional.of(page.getLast()), PAGE);
    }
    return settled;
  }

  /** How far to look. */
  public enum Depth {
    /** From time to time: what the broker does not know, and what is being worked at. */
    ROUTINE,
    /** After a loss: every open job's log, and what has ended lately. */
    THOROUGH
  }

  /**
   * What was found.
   *
   * @param submittedAgain open jobs that the broker did not know
   * @param filled open jobs whose end the ledger had missed
   * @param settled ended jobs that the broker still held
   */
  public record Report(int submittedAgain, int filled, int settled) {}
}
