package io.emprops.openapi.application.job;

import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.Unworkable;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.JobDemand;
import io.emprops.core.worker.WorkerOffers;
import io.emprops.core.worker.port.out.WorkerDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells of pending jobs that no worker can take them. It judges when somebody reads a job, by what
 * it asks for and what workers offer, so that nothing is kept that a new worker would have to
 * clear.
 */
public final class Workability {
  /** After so long a worker that has come or gone shows. */
  static final Duration KEPT = Duration.ofSeconds(2);

  /** So long nobody waits for a queue that did not answer. */
  static final Duration LEFT_ALONE = Duration.ofSeconds(10);

  private final WorkerDirectory directory;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private final AtomicReference<Known> known =
      new AtomicReference<>(new Known(Optional.empty(), Instant.EPOCH, Instant.EPOCH));

  /** Asks this directory, and only when a pending job is read. */
  public Workability(WorkerDirectory directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** The job, with its condition where it is pending and the queue can be asked. */
  JobRecord judge(JobRecord job) {
    return job.status() == JobStatus.PENDING
        ? judge(JobDemand.of(job)).map(job::found).orElse(job)
        : job;
  }

  /** The same of a job in a list. */
  JobSummary judge(JobSummary job) {
    return job.status() == JobStatus.PENDING
        ? judge(JobDemand.of(job)).map(job::found).orElse(job)
        : job;
  }

  private Optional<Unworkable> judge(JobDemand demand) {
    return known().judge(demand);
  }

  /** One caller asks, and the others wait for what it learns. */
  private Known known() {
    Known last = known.get();
    if (last.holds(clock.instant())) {
      return last;
    }
    asking.lock();
    try {
      return known.updateAndGet(now -> now.holds(clock.instant()) ? now : ask());
    } finally {
      asking.unlock();
    }
  }

  private Known ask() {
    try {
      WorkerOffers offers = directory.offers();
      Instant now = clock.instant();
      return new Known(Optional.of(offers), now, now.plus(KEPT));
    } catch (QueueUnavailableException _) {
      Instant now = clock.instant();
      return new Known(Optional.empty(), now, now.plus(LEFT_ALONE));
    }
  }

  /** What is known from one time to another, and what was judged by it. */
  private record Known(
      Optional<WorkerOffers> offers,
      Instant since,
      Instant until,
      Map<JobDemand, Optional<Unworkable>> verdicts) {

    Known(Optional<WorkerOffers> offers, Instant since, Instant until) {
      this(offers, since, until, new ConcurrentHashMap<>());
    }

    boolean holds(Instant now) {
      return !now.isBefore(since) && now.isBefore(until);
    }

    Optional<Unworkable> judge(JobDemand demand) {
      return offers.flatMap(all -> verdicts.computeIfAbsent(demand, each -> all.unworkable(each)));
    }
  }
}
