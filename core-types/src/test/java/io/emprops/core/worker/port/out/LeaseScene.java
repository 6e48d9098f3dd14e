package io.emprops.core.worker.port.out;

import static io.emprops.core.job.Eventually.eventually;
import static io.emprops.core.job.Eventually.until;

import io.emprops.core.budget.port.out.QueueBudgets;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.out.JobLog;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Queue, leases and log of one partition, and how tests move them. */
public record LeaseScene(
    JobQueue queue,
    JobLeases leases,
    JobLog log,
    QueueControl control,
    JobStandings standings,
    QueueBudgets budgets,
    Consumer<Duration> clock) {
  static final Partition P0 = new Partition("p0");
  static final WorkerId WORKER = new WorkerId("w1");
  static final Duration LONG = Duration.ofMinutes(10);
  static final Duration AT_ONCE = Duration.ofMillis(1);

  /** Lets the queue's time go on. */
  public void pass(Duration time) {
    clock.accept(time);
    while (leases.reap(P0) > 0) {
      // All that has become due.
    }
  }

  void submit(QueuedJob... jobs) {
    queue.submit(List.of(jobs));
  }

  Optional<JobLeases.Claim> claim() {
    return claim("w1", simulation(), LONG);
  }

  /** Claims a job for this worker, if there is one. */
  public Optional<JobLeases.Claim> claim(String worker, Capabilities offer, Duration lease) {
    return leases.claim(P0, idle(worker, offer, 1), lease, 1).stream().findFirst();
  }

  /** Claims the only job, however long its backoff takes, and its wish for another worker. */
  JobLeases.Claim claimEventually() {
    return eventually(
        () -> {
          pass(Duration.ofSeconds(1));
          return claim();
        });
  }

  /** Claims a job under a lease that is over at once, and lets the reaper find it. */
  JobLeases.Claim claimAndCrash() {
    JobLeases.Claim claim =
        claim("crashing-" + System.nanoTime(), simulation(), AT_ONCE).orElseThrow();
    until(() -> leases.reap(P0) > 0);
    return claim;
  }

  void reapUntil(JobId job, JobStatus status) {
    until(
        () -> {
          leases.reap(P0);
          return status(job) == status;
        });
  }

  JobStatus status(JobId job) {
    return switch (lastStep(job)) {
      case JobEvent.StateChanged state -> state.status();
      case JobEvent.Ended ended -> ended.status();
      default -> throw new AssertionError("no step");
    };
  }

  String reason(JobId job) {
    return switch (lastStep(job)) {
      case JobEvent.StateChanged state -> String.valueOf(state.reason());
      case JobEvent.Ended ended -> String.valueOf(ended.reason());
      default -> throw new AssertionError("no step");
    };
  }

  JobEvent.Ended end(JobId job) {
    return (JobEvent.Ended) lastStep(job);
  }

  private JobEvent.Body lastStep(JobId job) {
    return events(job).stream()
        .map(JobEvent::body)
        .filter(body -> body instanceof JobEvent.StateChanged || body instanceof JobEvent.Ended)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  List<JobEvent> events(JobId job) {
    return log.read(job, Optional.empty(), Duration.ZERO).events();
  }

  static Capabilities simulation() {
    return Capabilities.ofTypes(Set.of(new JobType("simulation")));
  }

  static Capabilities withGpu(double gigabytes, String labels) {
    return new Capabilities(
        Set.of(new JobType("simulation")),
        Map.of("gpu_memory_gb", gigabytes),
        null,
        (JsonObject) JsonText.parse(labels),
        null,
        null);
  }

  static IdleWorker idle(String worker, Capabilities offer, int slots) {
    return new IdleWorker(new WorkerId(worker), offer, slots, slots);
  }

  static JobFailure failure(FailureClass failureClass) {
    return JobFailure.of(failureClass, "http-503", "no");
  }
}
