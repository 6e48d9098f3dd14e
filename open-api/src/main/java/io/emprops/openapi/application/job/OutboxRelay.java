package io.emprops.openapi.application.job;

import static java.util.stream.Collectors.partitioningBy;

import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.port.out.JobOutbox;
import io.emprops.core.job.port.out.JobOutbox.Fate;
import io.emprops.core.job.port.out.JobOutbox.Submission;
import io.emprops.core.job.port.out.JobQueue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the broker what the ledger has noted for it; the only one that submits jobs. */
public final class OutboxRelay {
  private final JobOutbox outbox;
  private final JobQueue queue;
  private final Partition partition;
  private final InstantSource clock;
  private final JobNews news;

  /** Joins the parts. */
  public OutboxRelay(
      JobOutbox outbox, JobQueue queue, Partition partition, InstantSource clock, JobNews news) {
    this.outbox = outbox;
    this.queue = queue;
    this.partition = partition;
    this.clock = clock;
    this.news = news;
  }

  /**
   * Tells one batch of each kind.
   *
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if the broker cannot be told;
   *     all that it was not told stays noted
   */
  public Told step() {
    Set<JobId> ended = new HashSet<>();
    int submitted =
        outbox.submit(
            partition,
            JobQueue.MOST_PER_CALL,
            clock.instant(),
            submissions -> handOver(submissions, ended));
    news.spread(ended);
    int acknowledged = outbox.acknowledge(partition, JobQueue.MOST_PER_CALL, queue::acknowledge);
    int cancelled =
        outbox.cancel(partition, JobQueue.MOST_PER_CALL, jobs -> jobs.forEach(queue::cancel));
    return new Told(submitted, ended.size(), cancelled, acknowledged);
  }

  private List<Fate> handOver(List<Submission> submissions, Set<JobId> ended) {
    Map<Boolean, List<Submission>> byWish =
        submissions.stream().collect(partitioningBy(Submission::cancelRequested));
    List<Fate> fates = new ArrayList<>(withdraw(byWish.getOrDefault(true, List.of())));
    fates.addAll(submit(byWish.getOrDefault(false, List.of())));
    fates.stream().filter(Fate.EndsHere.class::isInstance).forEach(f -> ended.add(f.job()));
    return fates;
  }

  /** A job that is to be cancelled and that the broker never had costs nothing. */
  private List<Fate> withdraw(List<Submission> unwanted) {
    if (unwanted.isEmpty()) {
      return List.of();
    }
    List<JobId> jobs = unwanted.stream().map(s -> s.job().id()).toList();
    Set<JobId> unknown = queue.unknownAmong(jobs);
    return jobs.stream()
        .<Fate>map(
            job ->
                unknown.contains(job)
                    ? new Fate.EndsHere(job, cancelledBeforeTheStart())
                    : new Fate.Delivered(job))
        .toList();
  }

  private List<Fate> submit(List<Submission> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<QueuedJob> jobs = wanted.stream().map(Submission::job).toList();
    return queue.submit(jobs).stream().map(OutboxRelay::fate).toList();
  }

  private static Fate fate(SubmitOutcome outcome) {
    return switch (outcome) {
      case SubmitOutcome.Accepted(JobId job) -> new Fate.Delivered(job);
      case SubmitOutcome.AlreadyKnown(JobId job) -> new Fate.Delivered(job);
      case SubmitOutcome.Rejected(JobId job, String reason, String message) ->
          new Fate.EndsHere(job, rejected(reason, message));
    };
  }

  private static JobEvent.Ended cancelledBeforeTheStart() {
    return new JobEvent.Ended(JobStatus.CANCELLED, "requested", null, null, null, List.of());
  }

  private static JobEvent.Ended rejected(String reason, String message) {
    JobFailure failure = JobFailure.of(FailureClass.VALIDATION_ERROR, reason, message);
    return new JobEvent.Ended(JobStatus.FAILED, reason, null, failure, null, List.of());
  }

  /**
   * How many entries were told.
   *
   * @param endedHere those of the submitted that the broker will never have
   */
  public record Told(int submitted, int endedHere, int cancelled, int acknowledged) {

    /** Whether nothing was there to tell. */
    public boolean nothing() {
      return submitted + cancelled + acknowledged == 0;
    }
  }
}
