package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.it.bench.broker.BenchRedis;
import io.emprops.it.bench.broker.JobSource;
import io.emprops.it.bench.gateway.BenchGateway;
import io.emprops.it.bench.gateway.BenchGateway.Compilers;
import io.emprops.it.bench.gateway.SocketWorkers;
import io.emprops.it.bench.gateway.Submissions;
import io.emprops.it.bench.service.PackagedService;
import io.emprops.it.stack.Packaging;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A thousand workers, each with a socket of its own, at one gateway with a heap of 256 MiB. */
final class ThousandWorkersIT {
  private static final int WORKERS = 1_000;
  private static final int JOBS = 5_000;
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int ROUNDS = 3;
  private static final long MIB = 1024 * 1024;
  private static final long MOST_BYTES = 700 * MIB;

  private final Path home = ProjectHome.find();
  private final Tally tally = new Tally();

  @Test
  void registerBeatAndWorkAtOneGateway() {
    Path work = home.resolve("it-tests/target/thousand-workers");
    try (BenchRedis redis = BenchRedis.start(work);
        BenchGateway gateway =
            BenchGateway.start(
                new PackagedService.Build("job-queue", Packaging.JVM, home),
                work,
                redis.port(),
                Compilers.FIRST);
        var workers = new SocketWorkers(JobSource.TYPE, tally, HEARTBEAT)) {
      long before = gateway.residentBytes();
      long begun = System.nanoTime();
      for (int i = 0; i < WORKERS; i++) {
        workers.join(gateway, "worker-" + i);
      }
      Waiting.until("all pull", Duration.ofMinutes(2), tally.pulls::get, n -> n >= WORKERS);
      double registered = seconds(begun);
      long idle = gateway.residentBytes();

      double idleBefore = gateway.processorSeconds();
      long beatsBefore = tally.beats.get();
      long from = System.nanoTime();
      Waiting.until(
          "heartbeats",
          Duration.ofMinutes(2),
          tally.beats::get,
          n -> n >= beatsBefore + (long) ROUNDS * WORKERS);
      double beating = seconds(from);
      double idleShare = (gateway.processorSeconds() - idleBefore) / beating;

      long started = System.nanoTime();
      submit(gateway);
      Waiting.until("all end", Duration.ofMinutes(3), tally.ends::get, n -> n >= JOBS);
      double worked = seconds(started);

      assertThat(tally.failures).isEmpty();
      assertThat(tally.ends).hasValue(JOBS);
      assertThat(gateway.residentBytes()).isLessThan(MOST_BYTES);
      System.out.printf(
          "%d workers: registered in %.1f s; resident %d MiB before, %d MiB idle, %d MiB after;"
              + " %.0f heartbeats/s at %.2f processors; %d jobs in %.1f s (%.0f/s)%n",
          WORKERS,
          registered,
          before / MIB,
          idle / MIB,
          gateway.residentBytes() / MIB,
          ROUNDS * WORKERS / beating,
          idleShare,
          JOBS,
          worked,
          JOBS / worked);
    }
  }

  private static void submit(BenchGateway gateway) {
    var source = new JobSource(new Partition("p0"));
    var submissions = new Submissions(gateway);
    for (int done = 0; done < JOBS; done += JobQueue.MOST_PER_CALL) {
      List<QueuedJob> some =
          Stream.generate(() -> source.job("acme")).limit(JobQueue.MOST_PER_CALL).toList();
      submissions.submit(some);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  /** Counts what becomes of the workers. */
  private static final class Tally implements SocketWorkers.Watcher {
    private final AtomicLong pulls = new AtomicLong();
    private final AtomicLong beats = new AtomicLong();
    private final AtomicLong ends = new AtomicLong();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    @Override
    public void pulled() {
      pulls.incrementAndGet();
    }

    @Override
    public void renewed() {
      beats.incrementAndGet();
    }

    @Override
    public void completed() {
      ends.incrementAndGet();
    }

    @Override
    public void failed(String what) {
      failures.add(what);
    }

    @Override
    public void assigned(long at) {
      // Only the ends are counted.
    }
  }
}
