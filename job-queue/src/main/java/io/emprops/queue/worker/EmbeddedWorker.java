package io.emprops.queue.worker;

import io.emprops.core.job.JobType;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.GatewayMessage.Leases;
import io.emprops.core.worker.GatewayMessage.Refused;
import io.emprops.core.worker.GatewayMessage.Registered;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerMessage.Heartbeat;
import io.emprops.core.worker.WorkerMessage.Pull;
import io.emprops.core.worker.WorkerMessage.Register;
import io.emprops.core.worker.port.in.ServeWorkerUseCase;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.queue.worker.JobCancellation.Cause;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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
 * A worker inside this process. It speaks to the gateway in the messages of every worker: one
 * thread pulls, one renews the leases, and each job has a virtual thread of its own.
 */
public final class EmbeddedWorker {
  private static final Logger LOG = Logger.getLogger(EmbeddedWorker.class);

  private final WorkerSettings settings;
  private final Map<JobType, Connector> connectors;
  private final SealedSecretVault vault;
  private final GatewayLink link;
  private final RunningJobs running = new RunningJobs();
  private final Semaphore freeSlots;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("worker-timer").factory());
  private final JobRunner runner;
  private final Thread puller;
  private final Thread heart;
  private volatile boolean draining;
  private volatile Duration heartbeat;

  /** A worker for the job types of these connectors. */
  public EmbeddedWorker(
      WorkerSettings settings,
      ServeWorkerUseCase gateway,
      Collection<? extends Connector> connectors,
      SealedSecretVault vault,
      RandomGenerator random) {
    this.vault = vault;
    this.settings = settings;
    this.connectors = byType(connectors);
    this.heartbeat = settings.longestHeartbeat();
    this.link = new GatewayLink(gateway, settings, random);
    this.freeSlots = new Semaphore(settings.slots());
    this.runner = new JobRunner(this.connectors, link, settings, timer);
    this.puller = Thread.ofPlatform().daemon().name("worker-pull").unstarted(this::pull);
    this.heart = Thread.ofPlatform().daemon().name("worker-heartbeat").unstarted(this::beat);
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

  /** Begins to work; returns at once, whether or not the gateway can be asked yet. */
  public void start() {
    LOG.infof(
        "worker starts: worker=%s slots=%d job_types=%s",
        settings.workerId(),
        settings.slots(),
        connectors.keySet().stream().map(JobType::value).sorted().toList());
    puller.start();
    heart.start();
  }

  /**
   * Takes no more jobs, lets the present ones finish for a while, and gives the rest back
   * uncounted. Returns when that is done.
   */
  public void stop() throws InterruptedException {
    draining = true;
    if (!running.awaitEmpty(settings.drain())) {
      running.all().forEach(job -> job.cancellation().request(Cause.RELEASED));
      running.awaitEmpty(settings.release());
    }
    link.close();
    running.all().forEach(job -> link.ask(job.release()));
    timer.shutdownNow();
    puller.join(settings.pullWait().plus(settings.longestRetry()));
    heart.join(settings.longestRetry());
    LOG.infof("worker stopped: worker=%s", settings.workerId());
  }

  private void pull() {
    Backoff backoff = link.backoff();
    while (!draining) {
      if (!link.isRegistered() && !register()) {
        link.pausedUntilClosed(backoff.next());
      } else if (gotSlot()) {
        boolean handedOver = false;
        try {
          Optional<GatewayMessage> answer =
              link.ask(
                  new Pull(
                      settings.workerId(),
                      freeSlots.availablePermits() + 1,
                      settings.pullWait().toMillis(),
                      vault.key()));
          handedOver = answer.isPresent() && took(answer.get());
        } finally {
          if (!handedOver) {
            freeSlots.release();
          }
        }
        if (link.isRegistered()) {
          backoff.reset();
        }
      }
    }
  }

  private boolean gotSlot() {
    try {
      return freeSlots.tryAcquire(settings.pullWait().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      draining = true;
      return false;
    }
  }

  /** Whether a job came that now holds the slot. */
  private boolean took(GatewayMessage answer) {
    return switch (answer) {
      case Assign assign -> begin(assign);
      case GatewayMessage.NothingToDo _ -> false;
      case Refused refused -> {
        LOG.infof("pull refused, registering again: %s", refused.problem());
        link.markRegistered(false);
        yield false;
      }
      case Registered _, Leases _, GatewayMessage.Acknowledged _, GatewayMessage.StaleLease _ -> {
        LOG.warn("pull has no fitting answer");
        link.markRegistered(false);
        yield false;
      }
    };
  }

  private boolean begin(Assign assign) {
    var job = new RunningJob(settings.workerId(), assign, new JobCancellation());
    if (draining) {
      link.ask(job.release());
      return false;
    }
    running.add(job);
    Thread.ofVirtual()
        .name("job-" + job.id())
        .start(
            () -> {
              try {
                runWithSecrets(job);
              } finally {
                running.remove(job);
                freeSlots.release();
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

  private boolean register() {
    List<RunningJob> jobs = running.all();
    var message =
        new Register(
            settings.workerId(),
            settings.machineId(),
            Capabilities.ofTypes(connectors.keySet()),
            settings.slots(),
            jobs.stream().map(RunningJob::held).toList(),
            WorkerMessage.PROTOCOL_VERSION);
    Optional<GatewayMessage> answer = link.ask(message);
    if (answer.isPresent() && answer.get() instanceof Registered registered) {
      RunningJobs.request(jobs, registered.dropped(), Cause.LOST);
      long longest = settings.longestHeartbeat().toMillis();
      heartbeat = Duration.ofMillis(Math.clamp(registered.heartbeatMs(), 1, longest));
      link.markRegistered(true);
      LOG.infof("worker registered: worker=%s jobs=%d", settings.workerId(), jobs.size());
      return true;
    }
    answer.ifPresent(other -> LOG.errorf("registration refused: %s", other));
    return false;
  }

  private void beat() {
    while (!link.pausedUntilClosed(heartbeat)) {
      List<RunningJob> jobs = running.all();
      var held = jobs.stream().map(RunningJob::held).toList();
      link.ask(new Heartbeat(settings.workerId(), held))
          .ifPresent(
              answer -> {
                if (answer instanceof Leases leases) {
                  obey(jobs, leases);
                }
              });
    }
  }

  private void obey(List<RunningJob> jobs, Leases leases) {
    // A thread of its own: telling a provider to stop may take longer than a lease.
    Thread.startVirtualThread(
        () -> {
          RunningJobs.request(jobs, leases.lost(), Cause.LOST);
          RunningJobs.request(jobs, leases.cancel(), Cause.CANCELLED);
        });
    switch (leases.state()) {
      case RUN -> {}
      case QUIET -> draining = true;
      case TERMINATE -> {
        draining = true;
        jobs.forEach(job -> job.cancellation().request(Cause.RELEASED));
      }
    }
  }
}
