package io.emprops.openapi.config;

import io.emprops.core.job.Partition;
import io.emprops.openapi.application.job.LedgerProjection;
import io.emprops.openapi.application.job.LedgerProjection.Step;
import io.emprops.openapi.application.job.LedgerReconciler;
import io.emprops.openapi.application.job.LedgerReconciler.Depth;
import io.emprops.openapi.application.job.LedgerReconciler.Report;
import io.emprops.openapi.application.job.OutboxRelay;
import io.emprops.openapi.application.job.OutboxRelay.Told;
import io.emprops.openapi.application.job.QueueRestorer;
import io.emprops.openapi.application.job.Wakeup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * The three loops that keep the ledger and a partition of job-queue in step. Any number of nodes
 * may run them: the outbox locks its entries, the projection its position, and reconciling only
 * adds to the outbox.
 */
final class JobLoops implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(JobLoops.class);

  /** How late the relay finds what a node that died has left in the outbox. */
  private static final Duration RELAY_LOOKS = Duration.ofSeconds(1);

  /** Between two pages of a log that answers at once with nothing. */
  private static final Duration BREATH = Duration.ofMillis(50);

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Partition partition;
  private final OutboxRelay relay;
  private final LedgerProjection projection;
  private final QueueRestorer restorer;
  private final LedgerReconciler reconciler;
  private final Wakeup relayWakeup;
  private final Duration reconcileEvery;
  private final JobMeters meters;
  private final Wakeup reconcilerWakeup = new Wakeup();
  private final AtomicBoolean lossSuspected = new AtomicBoolean(true);
  private final AtomicBoolean gapSeen = new AtomicBoolean();
  private final List<Loop> loops;

  JobLoops(
      Partition partition,
      OutboxRelay relay,
      LedgerProjection projection,
      QueueRestorer restorer,
      LedgerReconciler reconciler,
      Wakeup relayWakeup,
      Duration reconcileEvery,
      JobMeters meters) {
    this.partition = partition;
    this.relay = relay;
    this.projection = projection;
    this.restorer = restorer;
    this.reconciler = reconciler;
    this.relayWakeup = relayWakeup;
    this.reconcileEvery = reconcileEvery;
    this.meters = meters;
    this.loops =
        List.of(
            new Loop("job-relay-" + partition, this::relay),
            new Loop("job-projection-" + partition, this::project),
            new Loop("job-reconciler-" + partition, this::reconcile));
  }

  void start() {
    loops.forEach(Loop::start);
  }

  /** Says that the turns at hand are the last ones. */
  void stop() {
    loops.forEach(Loop::stop);
    relayWakeup.call();
    reconcilerWakeup.call();
  }

  /** Lets each loop finish its turn. */
  @Override
  public void close() {
    stop();
    loops.forEach(loop -> loop.join(GRACE));
  }

  private void relay() throws InterruptedException {
    Told told = relay.step();
    meters.relayed(told);
    if (told.nothing()) {
      relayWakeup.await(RELAY_LOOKS);
    }
  }

  private void project() throws InterruptedException {
    long begun = System.nanoTime();
    switch (projection.step()) {
      case Step.Nothing() -> breathe(begun);
      case Step.Read read -> {
        meters.projected(read.page());
        if (read.hasGap()) {
          LOG.warnf(
              "events are missing before: queue=%s cursor=%s", partition, read.page().cursor());
          callReconciler(gapSeen);
        }
      }
      case Step.AnotherLife(var state) -> {
        LOG.warnf(
            "job-queue's state is another one: queue=%s epoch=%d run=%s",
            partition, state.epoch(), state.runId());
        callReconciler(lossSuspected);
      }
    }
  }

  private static void breathe(long begun) throws InterruptedException {
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    if (taken.compareTo(BREATH) < 0) {
      Thread.sleep(BREATH);
    }
  }

  private void callReconciler(AtomicBoolean reason) {
    reason.set(true);
    reconcilerWakeup.call();
  }

  private void reconcile() throws InterruptedException {
    var depth = new Depth(gapSeen.getAndSet(false), lossSuspected.getAndSet(false));
    try {
      restorer.restore(partition);
      Report report = reconciler.reconcile(depth);
      meters.reconciled(report);
      if (report.submittedAgain() + report.filled() + report.settled() > 0) {
        LOG.infof(
            "reconciled with job-queue: queue=%s submitted_again=%d filled=%d settled=%d",
            partition, report.submittedAgain(), report.filled(), report.settled());
      }
    } catch (RuntimeException e) {
      gapSeen.compareAndSet(false, depth.wholeLogs());
      lossSuspected.compareAndSet(false, depth.lateEnds());
      throw e;
    }
    if (!gapSeen.get() && !lossSuspected.get()) {
      reconcilerWakeup.await(reconcileEvery);
    }
  }
}
