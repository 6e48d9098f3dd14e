package io.emprops.it.bench.broker;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobArrivals;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import io.emprops.it.bench.run.BenchFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Our broker: virtual threads submit, others claim, do nothing, and complete. */
final class OurCycles implements Contender {
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final long LONGEST_SECONDS = 600;
  private static final Capabilities OFFER = Capabilities.ofTypes(Set.of(JobSource.TYPE));
  private static final Usage USAGE = Usage.ofDuration(1);

  private final OurBroker broker;
  private final Probe probe;

  OurCycles(OurBroker broker, Probe probe) {
    this.broker = broker;
    this.probe = probe;
  }

  @Override
  public String name() {
    return "ours";
  }

  @Override
  public List<Batching> batchings() {
    return List.of(
        new Batching(1, 1, 1, 1),
        new Batching(16, 1, 50, 1),
        new Batching(2, JobQueue.MOST_PER_CALL, 32, 10),
        new Batching(2, JobQueue.MOST_PER_CALL, 16, 25),
        new Batching(1, JobQueue.MOST_PER_CALL, 6, 50),
        new Batching(1, JobQueue.MOST_PER_CALL, 4, JobQueue.MOST_PER_CALL),
        new Batching(1, JobQueue.MOST_PER_CALL, 3, JobQueue.MOST_PER_CALL));
  }

  @Override
  public Round round(int jobs, Batching batching) {
    probe.flush();
    double redis = probe.cpuSeconds();
    double client = ProcessorTime.seconds();
    long start = System.nanoTime();
    new Run(jobs, batching).run();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Round(jobs, seconds, ProcessorTime.seconds() - client, probe.cpuSeconds() - redis);
  }

  /** One round under way. */
  private final class Run {
    private final JobSource source = new JobSource(OurBroker.P0);
    private final AtomicInteger submitted = new AtomicInteger();
    private final CountDownLatch open;
    private final int jobs;
    private final Batching batching;

    private Run(int jobs, Batching batching) {
      this.jobs = jobs;
      this.batching = batching;
      this.open = new CountDownLatch(jobs);
    }

    private void run() {
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < batching.submitters(); i++) {
          threads.execute(this::submit);
        }
        for (int i = 0; i < batching.workers(); i++) {
          var worker =
              new IdleWorker(
                  new WorkerId("worker-" + i), OFFER, batching.perClaim(), batching.perClaim());
          threads.execute(() -> work(worker));
        }
        boolean ended = open.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        threads.shutdownNow();
        if (!ended) {
          throw new BenchFailure("%d jobs did not end".formatted(open.getCount()));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BenchFailure("interrupted while jobs were running", e);
      }
    }

    private void submit() {
      while (true) {
        int from = submitted.getAndAdd(batching.perSubmit());
        if (from >= jobs) {
          return;
        }
        List<QueuedJob> some = new ArrayList<>();
        for (int i = from; i < Math.min(jobs, from + batching.perSubmit()); i++) {
          some.add(source.job("acme"));
        }
        broker.queue().submit(some);
      }
    }

    private void work(IdleWorker worker) {
      try (JobArrivals.Listening arriving = broker.arrivals().listen(worker)) {
        while (open.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
          List<Claim> claims =
              broker.leases().claim(OurBroker.P0, worker, LEASE, batching.perClaim());
          if (claims.isEmpty()) {
            arriving.await(LEASE);
          } else {
            runAll(claims);
          }
        }
      }
    }

    /** Each job in a thread of its own, as a worker with so many slots runs them. */
    private void runAll(List<Claim> claims) {
      try (ExecutorService slots = Executors.newVirtualThreadPerTaskExecutor()) {
        claims.forEach(claim -> slots.execute(() -> complete(claim)));
      }
    }

    private void complete(Claim claim) {
      Verdict verdict =
          broker.leases().complete(claim.job().id(), claim.token(), JsonValue.emptyObject(), USAGE);
      if (verdict == Verdict.APPLIED) {
        open.countDown();
      }
    }
  }
}
