package io.emprops.it.bench.growth;

import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.it.bench.broker.BenchRedis;
import io.emprops.it.bench.broker.JobSource;
import io.emprops.it.bench.broker.Probe;
import io.emprops.it.bench.gateway.BenchGateway;
import io.emprops.it.bench.gateway.BenchGateway.Compilers;
import io.emprops.it.bench.gateway.SocketWorkers;
import io.emprops.it.bench.gateway.Submissions;
import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.bench.service.PackagedService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Gateways as processes of their own on one Redis, each with as many workers; calls that submit go
 * to one gateway after the other. Gateways are added because there are more workers: with the same
 * few spread ever thinner, each would do less at every wake, and that is what would be measured.
 */
final class GatewaySetup implements Setup {
  private static final int WORKERS_EACH = 8;
  private static final long LONGEST_SECONDS = 120;

  private final BenchRedis redis;
  private final Probe probe;
  private final List<BenchGateway> gateways = new ArrayList<>();
  private final List<Submissions> submissions = new ArrayList<>();
  private final Ends ends = new Ends();
  private final SocketWorkers workers = new SocketWorkers(JobSource.TYPE, ends);
  private final JobSource source = new JobSource(new Partition("p0"));

  private GatewaySetup(BenchRedis redis) {
    this.redis = redis;
    this.probe = new Probe(redis.port());
  }

  /**
   * Starts a Redis and so many gateways.
   *
   * @param built job-queue
   */
  static GatewaySetup start(PackagedService.Build built, Path work, int size) {
    var setup = new GatewaySetup(BenchRedis.start(work));
    try {
      for (int i = 0; i < size; i++) {
        setup.add(BenchGateway.start(built, work, setup.redis.port(), Compilers.FIRST));
      }
      for (int i = 0; i < WORKERS_EACH * size; i++) {
        setup.workers.join(setup.gateways.get(i % size), "worker-" + i);
      }
      return setup;
    } catch (BenchFailure e) {
      setup.close();
      throw e;
    }
  }

  private void add(BenchGateway gateway) {
    gateways.add(gateway);
    submissions.add(new Submissions(gateway));
  }

  @Override
  public int size() {
    return gateways.size();
  }

  @Override
  public Take round(int jobs) {
    double before = probe.processorSeconds();
    double gatewaysBefore = gatewaySeconds();
    long start = System.nanoTime();
    for (int call = 0; call * JobQueue.MOST_PER_CALL < jobs; call++) {
      List<QueuedJob> some =
          Stream.generate(() -> source.job("acme")).limit(JobQueue.MOST_PER_CALL).toList();
      submissions.get(call % size()).submit(some);
    }
    ends.await(jobs);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Take(
        jobs, seconds, probe.processorSeconds() - before, gatewaySeconds() - gatewaysBefore);
  }

  /** Each gateway compiles for itself, whatever the others have had to do. */
  @Override
  public void warmUp(int jobs) {
    round(size() * jobs);
  }

  private double gatewaySeconds() {
    return gateways.stream().mapToDouble(BenchGateway::processorSeconds).sum();
  }

  @Override
  public void close() {
    workers.close();
    gateways.forEach(BenchGateway::close);
    probe.close();
    redis.close();
  }

  /** Counts the jobs that ended. */
  private static final class Ends implements SocketWorkers.Watcher {
    private final Semaphore ended = new Semaphore(0);
    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

    void await(int jobs) {
      try {
        if (!ended.tryAcquire(jobs, LONGEST_SECONDS, TimeUnit.SECONDS)) {
          throw new BenchFailure(
              "only %d of %d jobs ended %s".formatted(ended.availablePermits(), jobs, failures));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BenchFailure("interrupted while jobs were running", e);
      }
    }

    @Override
    public void completed() {
      ended.release();
    }

    @Override
    public void failed(String what) {
      failures.add(what);
    }

    @Override
    public void pulled() {
      // Only the ends are counted.
    }

    @Override
    public void assigned(long at) {
      // Only the ends are counted.
    }
  }
}
