package io.emprops.queue.worker;

import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.port.out.Connector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Runs each job until the test lets it finish or someone asks it to stop. */
final class ManualConnector implements Connector {
  final Semaphore begun = new Semaphore(0);
  final Semaphore finish = new Semaphore(0);
  final CountDownLatch stopped = new CountDownLatch(1);
  private final Semaphore atOnce = new Semaphore(0);
  private int most;
  volatile String speech = "";
  volatile boolean mistake;
  volatile @Nullable JobFailure failure;
  volatile ProviderLimits limits = ProviderLimits.none();

  volatile boolean mistakenHealth;
  volatile Health health = new Healthy();
  volatile Map<JobType, List<String>> models = Map.of();
  private final JobType type;

  ManualConnector(String type) {
    this.type = new JobType(type);
  }

  @Override
  public Set<JobType> jobTypes() {
    return Set.of(type);
  }

  @Override
  public Health health() {
    if (mistakenHealth) {
      throw new IllegalStateException("with sk-secret inside");
    }
    return health;
  }

  @Override
  public Map<JobType, List<String>> models() {
    return models;
  }

  @Override
  public Result process(QueuedJob job, int attempt, Reporter reporter, Cancellation cancellation) {
    enter();
    if (mistake) {
      throw new IllegalStateException("with sk-secret inside");
    }
    cancellation.onRequest(finish::release);
    begun.release();
    reporter.progress(new Progressed("working", 0.0, 1.0, null, null, null));
    for (int i = 0; i < speech.length(); i += 7) {
      reporter.output(speech.substring(i, Math.min(i + 7, speech.length())));
    }
    finish.acquireUninterruptibly();
    atOnce.acquireUninterruptibly();
    if (cancellation.isRequested()) {
      stopped.countDown();
      return new Stopped();
    }
    JobFailure end = failure;
    return end == null
        ? new Succeeded(job.payload(), Usage.ofDuration(1), limits)
        : new Failed(end, limits);
  }

  private synchronized void enter() {
    atOnce.release();
    most = Math.max(most, atOnce.availablePermits());
  }

  synchronized int mostAtOnce() {
    return most;
  }
}
