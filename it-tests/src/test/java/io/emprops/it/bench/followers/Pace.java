package io.emprops.it.bench.followers;

import io.emprops.core.job.JobId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Gives each job an event a second, the jobs spread evenly over it. */
final class Pace {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final PacedQueue queue;
  private final List<JobId> jobs;

  Pace(PacedQueue queue, List<JobId> jobs) {
    this.queue = queue;
    this.jobs = jobs;
  }

  /** Goes on for this time; hands back how many events there were. */
  int keep(Duration time) {
    long begun = System.nanoTime();
    long step = SECOND / jobs.size();
    int events = (int) (time.toNanos() / step);
    for (int i = 0; i < events; i++) {
      long due = begun + i * step;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      queue.progress(jobs.get(i % jobs.size()));
    }
    return events;
  }
}
