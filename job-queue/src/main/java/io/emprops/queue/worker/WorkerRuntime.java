package io.emprops.queue.worker;

import io.emprops.core.job.JobType;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.GatewayMessage.Refused;
import io.emprops.core.worker.GatewayMessage.State;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerMessage.Pull;
import io.emprops.core.worker.port.in.ServeWorkerUseCase;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.queue.worker.JobCancellation.Cause;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A worker in this process, whose gateway may be in the same process or anywhere: it speaks in the
 * messages of every worker. One thread pulls, one keeps it known and renews the leases, one looks
 * after the connectors, and each job has a virtual thread of its own. It keeps nothing that a crash
 * could lose: what it does not report comes back when its lease ends.
 */
public final class WorkerRuntime {
  private static final Logger LOG = Logger.getLogger(WorkerRuntime.class);

  /** Longer than a healthy connector takes to say so; a slow one joins when it is ready. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

  private final WorkerSettings settings;
  private final Map<JobType, Connector> connectors;
  private final SealedSecretVault vault;
  private final GatewayLink link;
  private final RunningJobs running = new RunningJobs();
  private final OfferWatch offers;
  private final GatewayPresence presence;
  private final Semaphore freeSlots;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("worker-timer").factory());
  private final JobRunner runner;
  private final Thread puller;
  private volatile boolean stopping;

  /** A worker for the job types of these connectors. */
  public WorkerRuntime(
      WorkerSettings settings,
      OfferTerms terms,
      ServeWorkerUseCase gateway,
      Collection<? extends Connector> connectors,
      FileAccess files,
      SealedSecretVault vault,
      RandomGenerator random) {
    this.vault = vault;
    this.settings = settings;
    this.connectors = byType(connectors);
    this.link = new GatewayLink(gateway, settings, random);
    this.offers = new OfferWatch(terms, connectors, link::call);
    this.presence = new GatewayPresence(settings, link, running, offers);
    this.freeSlots = new Semaphore(settings.slots());
    this.runner = new JobRunner(this.connectors, link, settings, timer, files);
    this.puller = Thread.ofPlatform().daemon().name("worker-pull").unstarted(this::pull);
  }

  private static Map<JobType, Connector> byType(Collection<? extends Connector> connectors) {
    Map<JobType, Connector> byType = new HashMap<>();
    for (Connector connector : connectors) {
      for (JobType type : connector.jobTypes()) {
        if (byType.put(type, connector) != null) {
          throw new IllegalArgumentException("two connectors serve job type " + type);
        }
      }
    }
    return Map.copyOf(byType);
  }

  /** Begins to work; returns soon, whether or not the gateway can be asked yet. */
  public void start() throws InterruptedException {
    LOG.infof("worker starts: worker=%s slots=%d", settings.workerId(), settings.slots());
    offers.start();
    offers.awaitFirst(FIRST_LOOK);
    presence.start();
    puller.start();
  }

  /** How it is. */
  public WorkerCondition condition() {
    return presence.condition();
  }

  /** Whether the gateway knows it, as far as it can tell. */
  public boolean isRegistered() {
    return link.isRegistered();
  }

  /** Why the gateway does not take it; empty unless it has said so. */
  public Optional<String> refusal() {
    return presence.refusal();
  }

  /**
   * Takes no more jobs, lets the present ones finish for a while, and gives the rest back
   * uncounted. Returns when that is done.
   */
  public void stop() throws InterruptedException {
    stopping = true;
    presence.stopping();
    if (!running.awaitEmpty(settings.drain())) {
      running.all().forEach(job -> job.cancellation().request(Cause.RELEASED));
      running.awaitEmpty(settings.release());
    }
    link.close();
    running.all().forEach(job -> link.ask(job.release()));
    timer.shutdownNow();
    offers.close();
    puller.join(settings.pullWait().plus(settings.longestRetry()));
    presence.join(settings.longestRetry());
    LOG.infof("worker stopped: worker=%s", settings.workerId());
  }

  private void pull() {
    while (!stopping) {
      if (!mayPull()) {
        var _ = link.pausedUntilClosed(settings.firstRetry());
      } else if (gotSlot()) {
        int held = 1;
        try {
          held -= pulled();
        } finally {
          freeSlots.release(held);
        }
      }
    }
  }

  private boolean mayPull() {
    return link.isRegistered()
        && presence.order() == State.RUN
        && offers.current().servesAnything();
  }

  private boolean gotSlot() {
    try {
      return freeSlots.tryAcquire(settings.pullWait().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stopping = true;
      return false;
    }
  }

  /** Asks for a job; 1 if one came that now holds the slot, else 0. */
  private int pulled() {
    long begun = System.nanoTime();
    Optional<GatewayMessage> answer =
        link.ask(
            new Pull(
                settings.workerId(),
                freeSlots.availablePermits() + 1,
                settings.pullWait().toMillis(),
                vault.key()));
    if (answer.isEmpty()) {
      return 0;
    }
    return switch (answer.get()) {
      case Assign assign -> begin(assign) ? 1 : 0;
      case GatewayMessage.NothingToDo _ -> {
        pauseUnlessWaited(begun);
        yield 0;
      }
      case Refused refused -> {
        LOG.infof("pull refused, registering again: %s", refused.problem());
        link.markRegistered(false);
        yield 0;
      }
      case GatewayMessage.Registered _,
          GatewayMessage.Leases _,
          GatewayMessage.Acknowledged _,
          GatewayMessage.StaleLease _ -> {
        LOG.warn("pull has no fitting answer");
        link.markRegistered(false);
        yield 0;
      }
    };
  }

  /** A gateway that has an order for this worker says nothing at once: the heartbeat tells more. */
  private void pauseUnlessWaited(long begun) {
    Duration waited = Duration.ofNanos(System.nanoTime() - begun);
    if (waited.compareTo(settings.pullWait().dividedBy(2)) < 0) {
      var _ = link.pausedUntilClosed(settings.firstRetry());
    }
  }

  private boolean begin(Assign assign) {
    var job = new RunningJob(settings.workerId(), assign, new JobCancellation());
    if (stopping || presence.order() != State.RUN) {
      link.ask(job.release());
      return false;
    }
    // The gateway gives no job that costs more than the slots that it was told of.
    int more = Math.min(assign.job().cost() - 1, freeSlots.availablePermits());
    freeSlots.acquireUninterruptibly(more);
    running.add(job);
    Thread.ofVirtual()
        .name("job-" + job.id())
        .start(
            () -> {
              try {
                runWithSecrets(job);
              } finally {
                running.remove(job);
                freeSlots.release(1 + more);
              }
            });
    return true;
  }

  private void runWithSecrets(RunningJob job) {
    @Nullable SealedSecrets sealed = job.assign().sealed();
    if (sealed == null) {
      runner.run(job);
      return;
    }
    vault.hold(job.id(), sealed);
    try {
      runner.run(job);
    } finally {
      vault.forget(job.id(), sealed);
    }
  }
}
