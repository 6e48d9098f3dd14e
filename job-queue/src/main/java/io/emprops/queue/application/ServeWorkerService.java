package io.emprops.queue.application;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowAllowance;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.Usage;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Acknowledged;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.GatewayMessage.Leases;
import io.emprops.core.worker.GatewayMessage.NothingToDo;
import io.emprops.core.worker.GatewayMessage.Refused;
import io.emprops.core.worker.GatewayMessage.Registered;
import io.emprops.core.worker.GatewayMessage.StaleLease;
import io.emprops.core.worker.GatewayMessage.State;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.JobAllowances;
import io.emprops.core.worker.ProviderLimits.Allowance;
import io.emprops.core.worker.WorkerCondition;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerMessage.Complete;
import io.emprops.core.worker.WorkerMessage.Fail;
import io.emprops.core.worker.WorkerMessage.Heartbeat;
import io.emprops.core.worker.WorkerMessage.Held;
import io.emprops.core.worker.WorkerMessage.Output;
import io.emprops.core.worker.WorkerMessage.Preview;
import io.emprops.core.worker.WorkerMessage.Progress;
import io.emprops.core.worker.WorkerMessage.Pull;
import io.emprops.core.worker.WorkerMessage.Register;
import io.emprops.core.worker.WorkerMessage.Release;
import io.emprops.core.worker.WorkerMessage.UpdateCapabilities;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.WorkerState;
import io.emprops.core.worker.port.in.ServeWorkerUseCase;
import io.emprops.core.worker.port.out.JobArrivals;
import io.emprops.core.worker.port.out.JobLeases;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import io.emprops.core.worker.port.out.WorkerRegistry;
import io.emprops.core.worker.port.out.WorkerRegistry.Pulling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Answers workers. It keeps nothing between two messages, so that any node can answer any worker.
 */
public final class ServeWorkerService implements ServeWorkerUseCase {
  private final JobLeases leases;
  private final WorkerRegistry workers;
  private final JobArrivals arrivals;
  private final LeaseTerms terms;
  private final PartitionTurns turns;
  private final JobTypeRegistry jobTypes;
  private final InstantSource clock;

  /**
   * The clock only tells how long to wait; leases go by the queue's own.
   *
   * @param chance which of a worker's partitions is asked first
   */
  public ServeWorkerService(
      JobLeases leases,
      WorkerRegistry workers,
      JobArrivals arrivals,
      LeaseTerms terms,
      JobTypeRegistry jobTypes,
      InstantSource clock,
      RandomGenerator chance) {
    this.leases = leases;
    this.workers = workers;
    this.arrivals = arrivals;
    this.terms = terms;
    this.turns = new PartitionTurns(leases, terms.partitions(), chance);
    this.jobTypes = jobTypes;
    this.clock = clock;
  }

  @Override
  public GatewayMessage serve(WorkerMessage message) {
    return switch (message) {
      case Register register -> register(register);
      case Pull pull -> pull(pull);
      case Heartbeat heartbeat -> heartbeat(heartbeat);
      case Progress progress ->
          answer(
              progress.jobId(),
              leases.report(progress.jobId(), progress.leaseToken(), List.of(bodyOf(progress))));
      case Output output ->
          answer(
              output.jobId(),
              leases.report(
                  output.jobId(),
                  output.leaseToken(),
                  List.of(new JobEvent.OutputAdded(output.text(), output.json()))));
      case Preview preview ->
          answer(
              preview.jobId(),
              leases.report(
                  preview.jobId(),
                  preview.leaseToken(),
                  List.of(new JobEvent.Previewed(preview.file()))));
      case Complete done -> {
        learn(done.jobId(), done.leaseToken(), done.limits(), Optional.of(done.usage()));
        yield answer(
            done.jobId(),
            leases.complete(done.jobId(), done.leaseToken(), done.result(), done.usage()));
      }
      case Fail fail -> {
        learn(fail.jobId(), fail.leaseToken(), fail.limits(), Optional.ofNullable(fail.usage()));
        yield answer(
            fail.jobId(),
            leases.fail(fail.jobId(), fail.leaseToken(), failureOf(fail), fail.usage()));
      }
      case Release release ->
          answer(release.jobId(), leases.release(release.jobId(), release.leaseToken()));
      case UpdateCapabilities update -> update(update);
    };
  }

  private GatewayMessage register(Register register) {
    if (register.slots() < 1) {
      return refused(
          register, ErrorCode.REQUEST_INVALID, "slots must be at least 1: " + register.slots());
    }
    int protocol = register.protocol() == null ? WorkerMessage.FIRST_VERSION : register.protocol();
    if (Math.abs(protocol - WorkerMessage.PROTOCOL_VERSION) > 1) {
      return refused(
          register,
          ErrorCode.REQUEST_INVALID,
          "protocol %d is not spoken here; %d is, and one less or one more"
              .formatted(protocol, WorkerMessage.PROTOCOL_VERSION));
    }
    List<Held> current = register.currentJobs();
    Renewals renewals = renew(register.workerId(), current == null ? List.of() : current);
    workers.seen(
        new WorkerPresence(
            register.workerId(),
            register.machineId(),
            register.capabilities().read(jobTypes),
            register.slots(),
            renewals.kept(),
            clock.instant(),
            register.condition() == null
                ? WorkerCondition.atWork(renewals.kept().size(), register.slots())
                : register.condition()));
    return new Registered(
        Math.min(protocol, WorkerMessage.PROTOCOL_VERSION),
        terms.heartbeat().toMillis(),
        renewals.kept(),
        renewals.lost());
  }

  private GatewayMessage pull(Pull pull) {
    Optional<Pulling> pulling = workers.pulling(pull.workerId());
    if (pulling.isEmpty()) {
      return unknown(pull);
    }
    WorkerPresence worker = pulling.get().worker();
    int free = Math.min(pull.slots(), worker.slots());
    return free < 1 || pulling.get().order() != State.RUN
        ? new NothingToDo()
        : waitForJob(worker.idle(free), longest(pull.waitMs()));
  }

  private Duration longest(long waitMs) {
    return Duration.ofMillis(Math.clamp(waitMs, 0, terms.longestPull().toMillis()));
  }

  private GatewayMessage waitForJob(IdleWorker worker, Duration wait) {
    Instant end = clock.instant().plus(wait);
    try (var arriving = arrivals.listen(worker)) {
      Duration left = wait;
      do {
        Optional<JobLeases.Claim> claim = turns.claim(worker, terms.lease());
        if (claim.isPresent()) {
          return assign(claim.get());
        }
        left = Duration.between(clock.instant(), end);
      } while (left.isPositive() && arriving.await(left));
      arriving.foundNothing();
      return new NothingToDo();
    }
  }

  private static GatewayMessage assign(JobLeases.Claim claim) {
    return new Assign(claim.job(), claim.attempt(), claim.token(), claim.lease().toMillis());
  }

  private GatewayMessage heartbeat(Heartbeat heartbeat) {
    Renewals renewals = renew(heartbeat.workerId(), heartbeat.jobs());
    State order = workers.ordered(heartbeat.workerId());
    workers
        .find(heartbeat.workerId())
        .map(
            worker ->
                worker.seen(
                    clock.instant(),
                    renewals.kept(),
                    condition(heartbeat, order, renewals.kept().size(), worker.slots())))
        .ifPresent(workers::seen);
    return new Leases(renewals.kept(), renewals.lost(), renewals.cancel(), order);
  }

  /** What the worker says; of one that says nothing, what can be told from outside. */
  private static WorkerCondition condition(Heartbeat said, State order, int jobs, int slots) {
    if (said.condition() != null) {
      return said.condition();
    }
    return order == State.RUN
        ? WorkerCondition.atWork(jobs, slots)
        : WorkerCondition.of(WorkerState.DRAINING);
  }

  private Renewals renew(WorkerId worker, List<Held> held) {
    var renewals = new Renewals(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Held job : held) {
      switch (leases.renew(job.jobId(), job.leaseToken(), worker, terms.lease())) {
        case RENEWED -> renewals.kept().add(job.jobId());
        case CANCEL_REQUESTED -> {
          renewals.kept().add(job.jobId());
          renewals.cancel().add(job.jobId());
        }
        case STALE_LEASE -> renewals.lost().add(job.jobId());
        case NOT_YET -> {
          // Neither kept nor lost: the worker goes on and names it again with its next heartbeat.
        }
      }
    }
    return renewals;
  }

  private GatewayMessage update(UpdateCapabilities update) {
    Optional<WorkerPresence> worker = workers.find(update.workerId());
    if (worker.isEmpty()) {
      return unknown(update);
    }
    WorkerPresence now = worker.get().offering(update.capabilities().read(jobTypes));
    WorkerCondition condition = update.condition() == null ? now.standing() : update.condition();
    workers.seen(now.seen(clock.instant(), now.currentJobs(), condition));
    return new Registered(
        WorkerMessage.PROTOCOL_VERSION, terms.heartbeat().toMillis(), now.currentJobs(), List.of());
  }

  /** Whether the lease still holds, the attempt's end will tell. */
  private void learn(
      JobId job, LeaseToken token, @Nullable List<Allowance> told, Optional<Usage> usage) {
    FlowAllowance allowance = JobAllowances.of(told == null ? List.of() : told, usage);
    if (!allowance.isEmpty()) {
      leases.learn(job, token, allowance);
    }
  }

  private static JobEvent.Body bodyOf(Progress p) {
    return new JobEvent.Progressed(p.phase(), p.done(), p.total(), p.unit(), p.message(), p.eta());
  }

  private static JobFailure failureOf(Fail fail) {
    return new JobFailure(fail.failureClass(), fail.reason(), fail.message(), fail.retryAfter());
  }

  private static GatewayMessage answer(JobId job, Verdict verdict) {
    return switch (verdict) {
      case APPLIED -> new Acknowledged(job);
      case STALE_LEASE -> new StaleLease(job);
      case NOT_YET ->
          throw new QueueUnavailableException(
              "the queue has begun anew and may still get %s back".formatted(job));
    };
  }

  private static GatewayMessage unknown(WorkerMessage message) {
    return refused(
        message,
        ErrorCode.WORKER_UNKNOWN,
        "register '%s' first; it is not known".formatted(message.workerId()));
  }

  private static GatewayMessage refused(WorkerMessage message, ErrorCode code, String detail) {
    return new Refused(Problem.of(code, detail, List.of()), message.named());
  }

  /** What became of the leases that a worker named. */
  private record Renewals(List<JobId> kept, List<JobId> lost, List<JobId> cancel) {}
}
