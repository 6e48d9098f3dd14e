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

  /** A follower of another epoch gets a snapshot, and after it the result if there is one. */
  private static final Optional<EventId> ONLY_THE_END = Optional.of(new EventId(0, 0));

  /**
   * Acknowledgements that a broker may have lost with its last second, and some time to come back.
   */
  private static final Duration LATELY = Duration.ofMinutes(15);

  /** Ends that it may have lost. */
  private static final Duration JUST_NOW = Duration.ofMinutes(1);

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
      filled += fill(known, depth.wholeLogs());
      relay.call();
      page = openJobs.open(partition, Optional.of(page.getLast().id()), PAGE);
    }
    int settled = depth.lateEnds() ? settle() : 0;
    ledger.forgetRequests(clock.instant());
    return new Report(submitted, filled, settled);
  }

  private int fill(Collection<OpenJob> known, boolean all) {
    int ended = 0;
    for (OpenJob job : known) {
      if (all || isAtWork(job)) {
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
    JobLogPage page = log.read(job, ONLY_THE_END, Duration.ZERO);
    if (!page.ended()) {
      return 0;
    }
    Applied applied = projection.fill(page.events());
    news.spread(applied.changed());
    return applied.ended().size();
  }

  /** What has ended here must not go on there: acknowledged where it ended, else cancelled. */
  private int settle() {
    int settled = 0;
    Instant now = clock.instant();
    for (List<JobId> page = ended(now.minus(LATELY), Optional.empty());
        !page.isEmpty();
        page = ended(now.minus(LATELY), Optional.of(page.getLast()))) {
      openJobs.acknowledgeAgain(known(page));
      relay.call();
    }
    for (List<JobId> page = ended(now.minus(JUST_NOW), Optional.empty());
        !page.isEmpty();
        page = ended(now.minus(JUST_NOW), Optional.of(page.getLast()))) {
      List<JobId> going = known(page).stream().filter(this::goesOn).toList();
      openJobs.cancelAgain(going);
      settled += going.size();
      relay.call();
    }
    return settled;
  }

  private List<JobId> ended(Instant since, Optional<JobId> after) {
    return openJobs.endedSince(partition, since, after, PAGE);
  }

  private List<JobId> known(List<JobId> jobs) {
    Set<JobId> unknown = queue.unknownAmong(jobs);
    return jobs.stream().filter(job -> !unknown.contains(job)).toList();
  }

  private boolean goesOn(JobId job) {
    JobLogPage page = log.read(job, ONLY_THE_END, Duration.ZERO);
    return page.known() && !page.ended();
  }

  /**
   * How far to look, beyond the open jobs that the broker does not know.
   *
   * @param wholeLogs into the log of every open job, not only of those that are worked at
   * @param lateEnds into what has ended lately, and might go on in the broker
   */
  public record Depth(boolean wholeLogs, boolean lateEnds) {

    /** From time to time. */
    public static Depth routine() {
      return new Depth(false, false);
    }
  }

  /**
   * What was found.
   *
   * @param submittedAgain open jobs that the broker did not know
   * @param filled open jobs whose end the ledger had missed
   * @param settled ended jobs that went on in the broker
   */
  public record Report(int submittedAgain, int filled, int settled) {

    /** What was found in both. */
    Report plus(Report other) {
      return new Report(
          submittedAgain + other.submittedAgain, filled + other.filled, settled + other.settled);
    }
  }
}
