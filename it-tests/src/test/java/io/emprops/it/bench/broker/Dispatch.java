package io.emprops.it.bench.broker;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobArrivals;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.it.bench.broker.Reading.Unit;
import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.bench.run.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How long a job takes from its submission to a worker that waits for one: as the gateway serves a
 * pull, through arrivals and leases, without the gateway's own socket.
 */
final class Dispatch {
  static final String MEASURE = "dispatch";
  static final String SUBJECT = "ours-port";
  static final String MEDIAN = "p50";
  static final String SLOWEST = "p99";

  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final long LONGEST_SECONDS = 60;

  private final OurBroker broker;
  private final Probe probe;
  private final Semaphore idle = new Semaphore(0);
  private final BlockingQueue<Long> assigned = new LinkedBlockingQueue<>();

  Dispatch(OurBroker broker, Probe probe) {
    this.broker = broker;
    this.probe = probe;
  }

  /** Hands so many jobs out, after a tenth as many that do not count. */
  List<Reading> readings(int jobs) {
    probe.flush();
    Thread worker = Thread.ofVirtual().start(this::work);
    try {
      var source = new JobSource(OurBroker.P0);
      for (int i = 0; i < jobs / 10; i++) {
        millis(source);
      }
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        millis.add(millis(source));
      }
      Samples samples = Samples.of(millis);
      return List.of(
          reading(MEDIAN, samples.median()),
          reading(SLOWEST, samples.share(0.99)),
          reading("most", samples.most()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted while jobs were handed out", e);
    } finally {
      worker.interrupt();
    }
  }

  private static Reading reading(String item, double millis) {
    return new Reading(MEASURE, SUBJECT, item, millis, Unit.MILLIS);
  }

  private double millis(JobSource source) throws InterruptedException {
    if (!idle.tryAcquire(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new BenchFailure("the worker did not become idle");
    }
    long start = System.nanoTime();
    broker.queue().submit(List.of(source.job("acme")));
    Long end = assigned.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
    if (end == null) {
      throw new BenchFailure("the worker did not get its job");
    }
    return (end - start) / 1e6;
  }

  private void work() {
    var worker =
        new IdleWorker(new WorkerId("bench"), Capabilities.ofTypes(Set.of(JobSource.TYPE)), 1, 1);
    while (!Thread.currentThread().isInterrupted()) {
      try (JobArrivals.Listening arriving = broker.arrivals().listen(worker)) {
        pull(worker, arriving);
      }
    }
  }

  private void pull(IdleWorker worker, JobArrivals.Listening arriving) {
    boolean waiting = false;
    do {
      List<Claim> claims = broker.leases().claim(OurBroker.P0, worker, LEASE, 1);
      if (!claims.isEmpty()) {
        assigned.add(System.nanoTime());
        Claim claim = claims.getFirst();
        broker
            .leases()
            .complete(
                claim.job().id(), claim.token(), JsonValue.emptyObject(), Usage.ofDuration(1));
        return;
      }
      if (!waiting) {
        waiting = true;
        idle.release();
      }
    } while (arriving.await(LEASE));
  }
}
