package io.emprops.queue.worker;

import io.emprops.core.job.JobId;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.worker.WorkerMessage.Held;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The jobs that this worker holds. By lease token, since the same job may come back while an older
 * claim of it is still being stopped.
 */
final class RunningJobs {
  private final Map<LeaseToken, RunningJob> jobs = new LinkedHashMap<>();

  synchronized void add(RunningJob job) {
    jobs.put(job.token(), job);
  }

  synchronized void remove(RunningJob job) {
    jobs.remove(job.token());
    notifyAll();
  }

  synchronized List<RunningJob> all() {
    return List.copyOf(jobs.values());
  }

  List<Held> held() {
    return all().stream().map(RunningJob::held).toList();
  }

  /** How many slots they take together. */
  int slots() {
    return all().stream().mapToInt(job -> job.job().cost()).sum();
  }

  synchronized boolean isEmpty() {
    return jobs.isEmpty();
  }

  /** Tells those of these jobs that stand in the list to stop. */
  static void request(Collection<RunningJob> among, List<JobId> ids, JobCancellation.Cause cause) {
    among.stream()
        .filter(job -> ids.contains(job.id()))
        .forEach(job -> job.cancellation().request(cause));
  }

  /** Waits until no job is left; false, if the time was over before. */
  synchronized boolean awaitEmpty(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!jobs.isEmpty()) {
      long leftMillis = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (leftMillis <= 0) {
        return false;
      }
      wait(leftMillis);
    }
    return true;
  }
}
