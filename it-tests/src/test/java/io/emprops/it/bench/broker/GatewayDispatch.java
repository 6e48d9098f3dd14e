package io.emprops.it.bench.broker;

import io.emprops.it.bench.broker.Reading.Unit;
import io.emprops.it.bench.gateway.BenchGateway;
import io.emprops.it.bench.gateway.SocketWorkers;
import io.emprops.it.bench.gateway.Submissions;
import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.bench.run.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How long a job takes over a gateway: from before its submission over the internal API until the
 * frame that assigns it has come to a worker that waits at the other end of a WebSocket.
 */
final class GatewayDispatch {
  static final String SUBJECT = "ours";

  private static final int WARM_UP = 7;
  private static final long LONGEST_SECONDS = 60;
  private static final Duration LEAST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(15);

  private final BenchGateway gateway;
  private final Random random = new Random(7);
  private final Moments moments = new Moments();

  GatewayDispatch(BenchGateway gateway) {
    this.gateway = gateway;
  }

  /**
   * Hands so many jobs out, after more that do not count and follow each other at once: a service
   * that stays has been compiled long before, and the compiler would take one of two processors.
   */
  List<Reading> readings(int jobs) {
    var submissions = new Submissions(gateway);
    try (var workers = new SocketWorkers(JobSource.TYPE, moments)) {
      workers.join(gateway, "bench");
      var source = new JobSource(OurBroker.P0);
      for (int i = 0; i < WARM_UP * jobs; i++) {
        millis(submissions, source);
      }
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        awaitWaiting();
        millis.add(millis(submissions, source));
      }
      Samples samples = Samples.of(millis);
      return List.of(
          reading(Dispatch.MEDIAN, samples.median()),
          reading(Dispatch.SLOWEST, samples.share(0.99)),
          reading("most", samples.most()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted while jobs were handed out", e);
    }
  }

  private static Reading reading(String item, double millis) {
    return new Reading(Dispatch.MEASURE, SUBJECT, item, millis, Unit.MILLIS);
  }

  /**
   * The worker has sent its pull; nobody tells when the gateway waits. By chance, so that no clock
   * that ticks somewhere is met again and again.
   */
  private void awaitWaiting() throws InterruptedException {
    Thread.sleep(Duration.ofNanos(random.nextLong(LEAST_PAUSE.toNanos(), LONGEST_PAUSE.toNanos())));
  }

  private double millis(Submissions submissions, JobSource source) throws InterruptedException {
    if (!moments.idle.tryAcquire(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new BenchFailure("the worker did not become idle" + moments.failures);
    }
    long start = System.nanoTime();
    submissions.submit(List.of(source.job("acme")));
    Long end = moments.assigned.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
    if (end == null) {
      throw new BenchFailure("the worker did not get its job" + moments.failures);
    }
    return (end - start) / 1e6;
  }

  /** What the worker's thread tells. */
  private static final class Moments implements SocketWorkers.Watcher {
    private final Semaphore idle = new Semaphore(0);
    private final BlockingQueue<Long> assigned = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

    @Override
    public void pulled() {
      // A pull that has ended without a job is followed by another, for the same submission.
      idle.drainPermits();
      idle.release();
    }

    @Override
    public void assigned(long at) {
      assigned.add(at);
    }

    @Override
    public void completed() {
      // The next pull says so too.
    }

    @Override
    public void failed(String what) {
      failures.add(what);
    }
  }
}
