package io.emprops.queue.worker;

import io.emprops.core.job.JobId;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Acknowledged;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.GatewayMessage.Leases;
import io.emprops.core.worker.GatewayMessage.NothingToDo;
import io.emprops.core.worker.GatewayMessage.Registered;
import io.emprops.core.worker.GatewayMessage.StaleLease;
import io.emprops.core.worker.GatewayMessage.State;
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
import io.emprops.core.worker.port.in.ServeWorkerUseCase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A gateway in memory with one lease for each job, whose outages and decisions a test controls. */
final class FakeGateway implements ServeWorkerUseCase {
  private final Deque<QueuedJob> waiting = new ArrayDeque<>();
  private final Map<JobId, LeaseToken> leases = new HashMap<>();
  private final Set<JobId> cancelled = new HashSet<>();
  private final List<WorkerMessage> heard = new ArrayList<>();
  private Predicate<WorkerMessage> outage = _ -> false;
  private Predicate<WorkerMessage> lostAnswer = _ -> false;
  private int outages;
  private int tokens;
  private boolean forgotten = true;
  private State order = State.RUN;

  synchronized void add(QueuedJob job) {
    waiting.add(job);
    notifyAll();
  }

  /** From now on messages of this kind cannot be taken. */
  synchronized void failOn(Predicate<WorkerMessage> kind) {
    outage = kind;
  }

  /** From now on messages of this kind are taken, and the answer gets lost. */
  synchronized void loseAnswersTo(Predicate<WorkerMessage> kind) {
    lostAnswer = kind;
  }

  synchronized void cancel(JobId job) {
    cancelled.add(job);
  }

  /** Gives the job's lease to someone else. */
  synchronized void takeLease(JobId job) {
    leases.put(job, token());
  }

  /** Forgets the worker, as after a restart; it must register again. */
  synchronized void forgetWorker() {
    forgotten = true;
  }

  /** From now on the worker is told this. */
  synchronized void order(State next) {
    order = next;
    notifyAll();
  }

  synchronized int outages() {
    return outages;
  }

  /** What was taken so far. */
  synchronized List<WorkerMessage> heard() {
    return List.copyOf(heard);
  }

  synchronized <T extends WorkerMessage> List<T> heard(Class<T> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Waits until a message of this kind was taken. */
  synchronized <T extends WorkerMessage> T await(Class<T> kind) throws InterruptedException {
    return await(kind, 1).getFirst();
  }

  /** Waits until so many messages of this kind were taken. */
  synchronized <T extends WorkerMessage> List<T> await(Class<T> kind, int count)
      throws InterruptedException {
    while (heard(kind).size() < count) {
      wait();
    }
    return heard(kind);
  }

  /** Waits until so many messages could not be taken. */
  synchronized void awaitOutages(int count) throws InterruptedException {
    while (outages < count) {
      wait();
    }
  }

  @Override
  public GatewayMessage serve(WorkerMessage message) {
    try {
      return take(message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueueUnavailableException("interrupted", e);
    }
  }

  private synchronized GatewayMessage take(WorkerMessage message) throws InterruptedException {
    if (outage.test(message)) {
      outages++;
      notifyAll();
      throw new QueueUnavailableException("the queue is away");
    }
    GatewayMessage answer = answer(message);
    heard.add(message);
    notifyAll();
    if (lostAnswer.test(message)) {
      outages++;
      throw new QueueUnavailableException("the answer is lost");
    }
    return answer;
  }

  private GatewayMessage answer(WorkerMessage message) throws InterruptedException {
    return switch (message) {
      case Register register -> {
        forgotten = false;
        List<Held> current = register.currentJobs() == null ? List.of() : register.currentJobs();
        yield new Registered(1, 5, ids(current, true), ids(current, false));
      }
      case Pull pull -> pull(pull);
      case Heartbeat beat -> {
        var kept = ids(beat.jobs(), true);
        yield new Leases(
            kept,
            ids(beat.jobs(), false),
            kept.stream().filter(cancelled::contains).toList(),
            order);
      }
      case Progress p -> verdict(p.jobId(), p.leaseToken(), false);
      case Output o -> verdict(o.jobId(), o.leaseToken(), false);
      case Preview p -> verdict(p.jobId(), p.leaseToken(), false);
      case Complete c -> verdict(c.jobId(), c.leaseToken(), true);
      case Fail f -> verdict(f.jobId(), f.leaseToken(), true);
      case Release r -> verdict(r.jobId(), r.leaseToken(), true);
      case UpdateCapabilities _ -> new Registered(1, 5, List.of(), List.of());
    };
  }

  private GatewayMessage pull(Pull pull) throws InterruptedException {
    if (forgotten) {
      return new GatewayMessage.Refused(
          io.emprops.core.problem.Problem.of(
              io.emprops.core.problem.ErrorCode.NOT_FOUND, "register first", List.of()),
          "pull");
    }
    long end = System.nanoTime() + pull.waitMs() * 1_000_000;
    while (order == State.RUN && waiting.isEmpty() && System.nanoTime() < end) {
      wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
    if (waiting.isEmpty() || order != State.RUN) {
      return new NothingToDo();
    }
    QueuedJob job = waiting.remove();
    leases.put(job.id(), token());
    return new Assign(job, 1, leases.get(job.id()), 30_000);
  }

  private GatewayMessage verdict(JobId job, LeaseToken token, boolean ends) {
    if (!token.equals(leases.get(job))) {
      return new StaleLease(job);
    }
    if (ends) {
      leases.remove(job);
    }
    return new Acknowledged(job);
  }

  private List<JobId> ids(List<Held> jobs, boolean kept) {
    return jobs.stream()
        .filter(held -> held.leaseToken().equals(leases.get(held.jobId())) == kept)
        .map(Held::jobId)
        .toList();
  }

  private LeaseToken token() {
    return new LeaseToken("t".repeat(22) + tokens++);
  }
}
