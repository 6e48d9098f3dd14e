package io.emprops.it.bench.growth;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.Usage;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import io.emprops.it.bench.broker.JobSource;
import io.emprops.it.bench.broker.OurBroker;
import io.emprops.it.bench.broker.ProcessorTime;
import io.emprops.it.bench.run.BenchFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The broker's adapters on a cluster with as many masters as partitions. The work is the same for
 * any number: so many streams, spread over the partitions, each of which first submits its jobs and
 * then claims as many, a hundred in a call, and completes each in a thread of its own.
 */
final class ClusterSetup implements Setup {
  private static final int STREAMS = 8;
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Usage USAGE = Usage.ofDuration(1);

  private final List<Partition> partitions;
  private final BenchCluster cluster;
  private final OurBroker broker;

  private ClusterSetup(List<Partition> partitions, BenchCluster cluster, OurBroker broker) {
    this.partitions = partitions;
    this.cluster = cluster;
    this.broker = broker;
  }

  /** Starts a cluster for so many partitions. */
  static ClusterSetup start(Path work, int size) {
    List<Partition> partitions =
        IntStream.range(0, size).mapToObj(n -> new Partition("p" + n)).toList();
    BenchCluster cluster = BenchCluster.start(work, partitions);
    return new ClusterSetup(partitions, cluster, OurBroker.onCluster(cluster.ports(), partitions));
  }

  String version() {
    return cluster.version();
  }

  @Override
  public int size() {
    return partitions.size();
  }

  /** Of any number of jobs that is a multiple of a hundred for each stream. */
  @Override
  public Take round(int jobs) {
    cluster.flush();
    List<JobSource> sources = partitions.stream().map(JobSource::new).toList();
    int each = jobs / STREAMS;
    double redis = cluster.processorSeconds();
    double client = ProcessorTime.seconds();
    long start = System.nanoTime();
    inStreams(stream -> submit(sources.get(stream % size()), each));
    inStreams(stream -> work(partitions.get(stream % size()), stream, each));
    double seconds = (System.nanoTime() - start) / 1e9;
    client = ProcessorTime.seconds() - client;
    return new Take(STREAMS * each, seconds, cluster.processorSeconds() - redis, client);
  }

  /** What a stream does. */
  private interface Work {
    void begin(int stream);
  }

  private static void inStreams(Work work) {
    run(
        IntStream.range(0, STREAMS)
            .mapToObj(
                stream ->
                    (Callable<Boolean>)
                        () -> {
                          work.begin(stream);
                          return true;
                        })
            .toList());
  }

  private static void run(List<Callable<Boolean>> tasks) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> done : threads.invokeAll(tasks)) {
        if (!done.get()) {
          throw new BenchFailure("a completion was not applied");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted while jobs were running", e);
    } catch (ExecutionException e) {
      throw new BenchFailure("jobs did not end: " + e.getMessage(), e);
    }
  }

  private void submit(JobSource source, int jobs) {
    for (int from = 0; from < jobs; from += JobQueue.MOST_PER_CALL) {
      List<QueuedJob> some =
          Stream.generate(() -> source.job("acme")).limit(JobQueue.MOST_PER_CALL).toList();
      if (!broker.queue().submit(some).stream()
          .allMatch(SubmitOutcome.Accepted.class::isInstance)) {
        throw new BenchFailure("jobs were not accepted");
      }
    }
  }

  private void work(Partition partition, int stream, int jobs) {
    var worker =
        new IdleWorker(
            new WorkerId("worker-" + stream),
            Capabilities.ofTypes(Set.of(JobSource.TYPE)),
            JobQueue.MOST_PER_CALL,
            JobQueue.MOST_PER_CALL);
    int claimed = 0;
    while (claimed < jobs) {
      List<Claim> claims = broker.leases().claim(partition, worker, LEASE, JobQueue.MOST_PER_CALL);
      if (claims.isEmpty()) {
        throw new BenchFailure("%s has no more jobs after %d".formatted(partition, claimed));
      }
      claimed += claims.size();
      run(claims.stream().map(claim -> (Callable<Boolean>) () -> complete(claim)).toList());
    }
  }

  private boolean complete(Claim claim) {
    return broker.leases().complete(claim.job().id(), claim.token(), JsonValue.emptyObject(), USAGE)
        == Verdict.APPLIED;
  }

  @Override
  public void close() {
    broker.close();
    cluster.close();
  }
}
