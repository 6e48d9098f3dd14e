package io.emprops.queue.worker;

import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Leases;
import io.emprops.core.worker.GatewayMessage.Registered;
import io.emprops.core.worker.GatewayMessage.State;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerMessage.Heartbeat;
import io.emprops.core.worker.WorkerMessage.Register;
import io.emprops.core.worker.WorkerMessage.UpdateCapabilities;
import io.emprops.core.worker.WorkerState;
import io.emprops.queue.worker.JobCancellation.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps the worker known at the gateway, on a thread apart from the work: registers and names the
 * running jobs, renews their leases, tells how the worker is, and does what the answers say.
 */
final class GatewayPresence {
  private static final Logger LOG = Logger.getLogger(GatewayPresence.class);

  private final WorkerSettings settings;
  private final GatewayLink link;
  private final RunningJobs running;
  private final OfferWatch offers;
  private final Thread thread;
  private volatile Duration heartbeat;
  private volatile State order = State.RUN;
  private volatile boolean stopping;
  private volatile String refusal = "";
  private Optional<Offer> told = Optional.empty();

  GatewayPresence(
      WorkerSettings settings, GatewayLink link, RunningJobs running, OfferWatch offers) {
    this.settings = settings;
    this.link = link;
    this.running = running;
    this.offers = offers;
    this.heartbeat = settings.longestHeartbeat();
    this.thread = Thread.ofPlatform().daemon().name("worker-heartbeat").unstarted(this::keep);
  }

  void start() {
    thread.start();
  }

  /** From now on it tells that the worker stops. */
  void stopping() {
    stopping = true;
    link.call();
  }

  /** Waits for its thread, once the link is closed. */
  void join(Duration longest) throws InterruptedException {
    var _ = thread.join(longest);
  }

  /** What an operator wants of the worker. */
  State order() {
    return order;
  }

  /** Why the gateway does not take the worker; empty unless it has said so. */
  Optional<String> refusal() {
    return Optional.of(refusal).filter(words -> !words.isEmpty());
  }

  /** How the worker is. */
  WorkerCondition condition() {
    if (stopping) {
      return new WorkerCondition(WorkerState.DRAINING, "it stops");
    }
    return switch (order) {
      case QUIET -> new WorkerCondition(WorkerState.DRAINING, "told to finish");
      case TERMINATE -> new WorkerCondition(WorkerState.DRAINING, "told to give back its jobs");
      case RUN ->
          offers
              .current()
              .trouble()
              .orElseGet(() -> WorkerCondition.atWork(running.slots(), settings.slots()));
    };
  }

  private void keep() {
    Backoff backoff = link.backoff();
    while (!link.isClosed() && !Thread.currentThread().isInterrupted()) {
      if (link.isRegistered()) {
        tellWhatHasChanged();
        beat();
        link.awaitNewsWhileRegistered(heartbeat);
      } else if (register()) {
        backoff.reset();
      } else {
        var _ = link.pausedUntilClosed(backoff.next());
      }
    }
  }

  private boolean register() {
    List<RunningJob> jobs = running.all();
    Offer offer = offers.current();
    var message =
        new Register(
            settings.workerId(),
            settings.machineId(),
            offer.capabilities(),
            settings.slots(),
            jobs.stream().map(RunningJob::held).toList(),
            WorkerMessage.PROTOCOL_VERSION,
            condition());
    Optional<GatewayMessage> answer = link.ask(message);
    if (answer.isPresent() && answer.get() instanceof Registered registered) {
      RunningJobs.request(jobs, registered.dropped(), Cause.LOST);
      told = Optional.of(offer);
      take(registered);
      refusal = "";
      link.markRegistered(true);
      LOG.infof("worker registered: worker=%s jobs=%d", settings.workerId(), jobs.size());
      return true;
    }
    answer.ifPresent(this::refused);
    return false;
  }

  private void refused(GatewayMessage answer) {
    String words =
        answer instanceof GatewayMessage.Refused refused
            ? refused.problem().code().wire() + ": " + refused.problem().detail()
            : "no fitting answer";
    if (!words.equals(refusal)) {
      LOG.errorf("registration refused, trying again: worker=%s %s", settings.workerId(), words);
    }
    refusal = words;
  }

  private void take(Registered registered) {
    long longest = settings.longestHeartbeat().toMillis();
    heartbeat = Duration.ofMillis(Math.clamp(registered.heartbeatMs(), 1, longest));
  }

  private void tellWhatHasChanged() {
    Offer offer = offers.current();
    if (told.filter(offer::equals).isPresent()) {
      return;
    }
    link.ask(new UpdateCapabilities(settings.workerId(), offer.capabilities(), condition()))
        .ifPresent(
            answer -> {
              switch (answer) {
                case Registered _ -> told = Optional.of(offer);
                case GatewayMessage.Refused refused -> {
                  LOG.warnf("offer refused, registering again: %s", refused.problem());
                  link.markRegistered(false);
                }
                case GatewayMessage.Assign _,
                    GatewayMessage.NothingToDo _,
                    Leases _,
                    GatewayMessage.Acknowledged _,
                    GatewayMessage.StaleLease _ ->
                    LOG.warn("offer has no fitting answer");
              }
            });
  }

  private void beat() {
    List<RunningJob> jobs = running.all();
    var held = jobs.stream().map(RunningJob::held).toList();
    link.ask(new Heartbeat(settings.workerId(), held, condition()))
        .ifPresent(
            answer -> {
              if (answer instanceof Leases leases) {
                obey(jobs, leases);
              }
            });
  }

  private void obey(List<RunningJob> jobs, Leases leases) {
    if (order != leases.state()) {
      LOG.infof("worker is told: worker=%s order=%s", settings.workerId(), leases.state());
      order = leases.state();
    }
    // A thread of its own: telling a provider to stop may take longer than a lease.
    Thread.startVirtualThread(
        () -> {
          RunningJobs.request(jobs, leases.lost(), Cause.LOST);
          RunningJobs.request(jobs, leases.cancel(), Cause.CANCELLED);
          if (leases.state() == State.TERMINATE) {
            jobs.forEach(job -> job.cancellation().request(Cause.RELEASED));
          }
        });
  }
}
