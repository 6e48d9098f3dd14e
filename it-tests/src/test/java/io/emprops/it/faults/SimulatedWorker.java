package io.emprops.it.faults;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.FlowAllowance;
import io.emprops.core.job.FlowAllowance.Left;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.core.worker.port.out.JobLeases.Renewal;
import io.emprops.core.worker.port.out.JobLeases.Verdict;
import io.emprops.it.faults.check.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A worker with its own belief of what it holds. It may forget all, or freeze and go on much later
 * as if nothing had happened.
 */
final class SimulatedWorker {
  static final Duration LEASE = Duration.ofSeconds(30);
  private static final int RELEASES_AT_ONCE = 5;
  private static final FailureClass[] CLASSES = FailureClass.values();

  private final WorkerId id;
  private final Capabilities offer;
  private final int slots;
  private final Broker broker;
  private final SplittableRandom random;
  private final Mood mood;
  private final List<Held> held = new ArrayList<>();
  private boolean frozen;

  /** What it does with jobs. */
  enum Mood {
    DILIGENT,
    FAILING,
    RELEASING,
    CRASHING
  }

  private record Held(QueuedJob job, LeaseToken token) {}

  SimulatedWorker(
      String id, Capabilities offer, int slots, Mood mood, Broker broker, SplittableRandom random) {
    this.id = new WorkerId(id);
    this.offer = offer;
    this.slots = slots;
    this.mood = mood;
    this.broker = broker;
    this.random = random;
  }

  /** Does something that workers do. */
  void act() {
    if (frozen) {
      frozen = random.nextInt(6) != 0;
      return;
    }
    if (mood == Mood.RELEASING && random.nextBoolean()) {
      giveBackAndTakeAgain();
      return;
    }
    int chance = random.nextInt(100);
    if (held.isEmpty() || chance < 25) {
      claim(1 + random.nextInt(3));
    } else if (chance < 40) {
      renewAll();
    } else if (chance < 43) {
      frozen = true;
    } else if (chance < (mood == Mood.CRASHING ? 65 : 46)) {
      held.clear();
    } else {
      write(held.get(random.nextInt(held.size())));
    }
  }

  /** Forgets all that it holds, and wakes up. */
  void restart() {
    held.clear();
    frozen = false;
  }

  /** Takes what it can. */
  int claim(int atMost) {
    int used = held.stream().mapToInt(h -> h.job().cost()).sum();
    int free = Math.max(0, slots - used);
    var idle = new IdleWorker(id, offer, free, slots);
    List<Claim> claims = broker.leases().claim(Broker.P0, idle, LEASE, atMost);
    for (Claim claim : claims) {
      broker.note(
          new Fact.Claimed(id, free, claim.job(), claim.attempt(), claim.token(), claim.lease()));
      free -= claim.job().cost();
      held.add(new Held(claim.job(), claim.token()));
    }
    broker.observe();
    return claims.size();
  }

  private void giveBackAndTakeAgain() {
    for (int i = 0; i < RELEASES_AT_ONCE; i++) {
      claim(1);
      List.copyOf(held).forEach(this::release);
    }
  }

  private void renewAll() {
    for (Held job : List.copyOf(held)) {
      JobId jobId = job.job().id();
      Renewal answer = broker.leases().renew(jobId, job.token(), id, LEASE);
      broker.record(new Fact.Renewed(id, jobId, job.token(), LEASE, answer));
      switch (answer) {
        case RENEWED, NOT_YET -> {}
        case CANCEL_REQUESTED -> {
          if (random.nextInt(3) != 0) {
            release(job);
          }
        }
        case STALE_LEASE -> {
          // A worker that does not listen writes under its old token later.
          if (random.nextInt(4) != 0) {
            held.remove(job);
          }
        }
      }
    }
  }

  private void write(Held job) {
    int chance = random.nextInt(100);
    if (chance < 20) {
      report(job);
    } else if (chance < (mood == Mood.RELEASING ? 60 : 30)) {
      release(job);
    } else if (chance < (mood == Mood.FAILING ? 90 : 50)) {
      fail(job);
    } else {
      complete(job);
    }
    if (random.nextInt(10) == 0 && !held.isEmpty()) {
      // What it wrote last comes again: it has lost the answer, or comes back from long ago.
      complete(job);
    }
  }

  private void report(Held job) {
    List<JobEvent.Body> bodies = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      bodies.add(
          switch (random.nextInt(3)) {
            case 0 -> new JobEvent.Progressed("draw", 1.0 + i, 9.0, null, null, null);
            case 1 -> new JobEvent.Logged("info", "line " + random.nextInt(1_000));
            default -> new JobEvent.OutputAdded("word " + random.nextInt(1_000), null);
          });
    }
    wrote(job, Fact.Write.REPORT, broker.leases().report(job.job().id(), job.token(), bodies));
  }

  void completeAll() {
    List.copyOf(held).forEach(this::complete);
  }

  private void complete(Held job) {
    if (random.nextInt(6) == 0) {
      learn(job);
    }
    JsonValue result = JsonValue.of("result of " + id + " " + random.nextInt(1_000_000));
    wrote(
        job,
        Fact.Write.COMPLETE,
        broker
            .leases()
            .complete(job.job().id(), job.token(), result, Usage.ofDuration(random.nextInt(9))));
  }

  private void learn(Held job) {
    Duration closed = Duration.ofSeconds(1 + random.nextInt(40));
    var nothing = new FlowAllowance(Optional.empty(), Optional.of(new Left(0, closed)));
    JobId id = job.job().id();
    broker.record(new Fact.Learned(id, closed, broker.leases().learn(id, job.token(), nothing)));
  }

  private void fail(Held job) {
    FailureClass failureClass = CLASSES[random.nextInt(CLASSES.length)];
    boolean later = failureClass == FailureClass.RATE_LIMIT && random.nextInt(3) != 0;
    Long wait = later ? (Long) (1_000L * (1 + random.nextInt(120))) : null;
    var failure = new JobFailure(failureClass, "http-503", "no", wait);
    wrote(job, Fact.Write.FAIL, broker.leases().fail(job.job().id(), job.token(), failure));
  }

  private void release(Held job) {
    wrote(job, Fact.Write.RELEASE, broker.leases().release(job.job().id(), job.token()));
  }

  private void wrote(Held job, Fact.Write write, Verdict answer) {
    broker.record(new Fact.Wrote(job.job().id(), job.token(), write, answer));
    if (answer == Verdict.STALE_LEASE || write.endsTheAttempt()) {
      held.remove(job);
    }
  }
}
