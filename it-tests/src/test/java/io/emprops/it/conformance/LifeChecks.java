package io.emprops.it.conformance;

import static io.emprops.it.conformance.Conditions.require;
import static io.emprops.it.conformance.WorkChecks.about;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.core.job.JobId;
import io.emprops.it.bench.gateway.BenchGateway;
import io.emprops.it.conformance.LeaseChecks.Losing;
import io.emprops.it.conformance.Meddling.Lose;
import io.emprops.it.conformance.Meddling.LoseAnswer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A worker survives lost connections, is asked to end, and is killed. */
final class LifeChecks {
  private static final int LONG_MS = 30_000;
  private static final int MEDIUM_MS = 4_000;
  private static final long LONGEST_END_SECONDS = 20;

  private LifeChecks() {}

  static List<Requirement> all() {
    return List.of(
        new Requirement("comes back within the lease and keeps its job", LifeChecks::comesBack),
        new Requirement("drops the jobs that it is told are dropped", LifeChecks::dropsDropped),
        new Requirement("goes on at another gateway when its own is gone", LifeChecks::movesOn),
        new Requirement(
            "works again after being away longer than a lease", LifeChecks::returnsLate),
        new Requirement(
            "finishes its jobs when asked to end, and takes no more", LifeChecks::drains),
        new Requirement("gives back what does not end in its grace", LifeChecks::givesBack),
        new Requirement(
            "loses no job when killed after a job was assigned", LifeChecks::killedAssigned),
        new Requirement("loses no job when killed at work", LifeChecks::killedAtWork),
        new Requirement(
            "loses no job when killed before its end is heard", LifeChecks::killedBeforeEnd),
        new Requirement(
            "ends a job once when killed before the answer to it", LifeChecks::killedAfterEnd));
  }

  private static void comesBack(Trial trial) {
    int begun = trial.transcript().size();
    JobId job = trial.submitLasting(MEDIUM_MS);
    Said assigned = trial.awaitAssigned(job, begun);
    trial.transcript().awaitByWorker(begun, "progress", about(job));
    int cut = cutOffFor(trial, Duration.ofSeconds(1));

    Said again = trial.transcript().awaitByWorker(cut, "register", _ -> true);
    require(again.lists("current_jobs", job.value()), "it names its job: " + again);
    require(again.message().toString().contains(assigned.token()), "and its token: " + again);
    trial.awaitCompleted(job, 1);
  }

  private static void dropsDropped(Trial trial) {
    int begun = trial.transcript().size();
    JobId job = trial.submitLasting(LONG_MS);
    Said assigned = trial.awaitAssigned(job, begun);
    trial.transcript().awaitByWorker(begun, "progress", about(job));
    trial.tap().meddle(new Losing(job, "registered", "dropped", "kept"));
    int cut = cutOffFor(trial, Duration.ofMillis(300));

    Said registered = trial.transcript().awaitByGateway(cut, "registered", _ -> true);
    Said without =
        trial
            .transcript()
            .awaitByWorker(registered.number(), "heartbeat", it -> !it.lists("jobs", job.value()));
    trial.transcript().awaitByWorker(without.number() + 1, "heartbeat", _ -> true);
    List<Said> more =
        trial.transcript().since(without.number()).stream()
            .filter(said -> said.byWorker() && said.token().equals(assigned.token()))
            .toList();
    require(more.isEmpty(), "it says no more of it, but said " + more);
  }

  private static void movesOn(Trial trial) {
    BenchGateway standby = trial.grounds().standby();
    int begun = trial.transcript().size();
    JobId job = trial.submitLasting(MEDIUM_MS);
    trial.awaitAssigned(job, begun);
    trial.transcript().awaitByWorker(begun, "progress", about(job));
    int moved = trial.transcript().size();

    trial.grounds().moveTo(standby);
    trial.tap().moveTo(standby.port());

    trial
        .transcript()
        .awaitByWorker(moved, "register", said -> said.lists("current_jobs", job.value()));
    trial.awaitCompleted(job, 1);
    trial.awaitCompleted(trial.submitLasting(100), 1);
  }

  private static void returnsLate(Trial trial) {
    int begun = trial.transcript().size();
    JobId job = trial.submitLasting(MEDIUM_MS);
    trial.awaitAssigned(job, begun);
    int cut = cutOffFor(trial, Duration.ofMillis(Grounds.LEASE_MS + 2_000));

    trial.transcript().awaitByWorker(cut, "register", _ -> true);
    require(
        trial.awaitEnd(job).path("status").asText().equals("completed"),
        "the job is done after all");
    trial.awaitCompleted(trial.submitLasting(100), 1);
  }

  private static void drains(Trial trial) {
    int begun = trial.transcript().size();
    JobId job = trial.submitLasting(Trial.GRACE_MS / 4);
    // Not only assigned: one that is asked to end before it hears of the job may give it back.
    trial.transcript().awaitByWorker(begun, "progress", about(job));
    int asked = trial.transcript().size();
    trial.worker().terminate();

    trial.awaitCompleted(job, 1);
    require(
        trial.worker().hasEndedWithin(LONGEST_END_SECONDS),
        "it ends within %d s".formatted(LONGEST_END_SECONDS));
    for (Said late : trial.transcript().byGateway(asked, "assign")) {
      trial.transcript().awaitByWorker(asked, "release", it -> it.token().equals(late.token()));
    }
  }

  private static void givesBack(Trial trial) {
    int begun = trial.transcript().size();
    JobId job = trial.submitLasting(LONG_MS);
    Said assigned = trial.awaitAssigned(job, begun);
    trial.transcript().awaitByWorker(begun, "progress", about(job));
    trial.worker().terminate();

    Said release = trial.transcript().awaitByWorker(begun, "release", about(job));
    require(release.token().equals(assigned.token()), "under its token: " + release);
    require(
        trial.worker().hasEndedWithin(LONGEST_END_SECONDS),
        "it ends within %d s".formatted(LONGEST_END_SECONDS));
  }

  private static void killedAssigned(Trial trial) {
    WorkerProcess worker = trial.worker();
    var once = new AtomicBoolean();
    trial
        .tap()
        .meddle(
            new Meddling() {
              @Override
              public ObjectNode heardAs(Said said) {
                if (said.is("assign") && once.compareAndSet(false, true)) {
                  worker.kill();
                }
                return said.message();
              }
            });

    succeeds(trial, trial.submitLasting(300), worker);
  }

  private static void killedAtWork(Trial trial) {
    int begun = trial.transcript().size();
    WorkerProcess worker = trial.worker();
    JobId job = trial.submitLasting(1_500);
    trial.transcript().awaitByWorker(begun, "progress", about(job));
    worker.kill();

    succeeds(trial, job, worker);
  }

  private static void killedBeforeEnd(Trial trial) {
    WorkerProcess worker = trial.worker();
    trial.tap().meddle(Meddling.once(said -> said.is("complete"), new Lose(), worker::kill));

    succeeds(trial, trial.submitLasting(300), worker);
  }

  private static void killedAfterEnd(Trial trial) {
    WorkerProcess worker = trial.worker();
    trial.tap().meddle(Meddling.once(said -> said.is("complete"), new LoseAnswer(), worker::kill));

    JobId job = trial.submitLasting(300);

    trial.awaitCompleted(job, 1);
    require(worker.hasEndedWithin(LONGEST_END_SECONDS), "it is killed");
    trial.startAnew();
    trial.ready();
    trial.awaitCompleted(trial.submitLasting(100), 1);
    require(
        trial.transcript().byGateway(trial.begun(), "assign").stream().noneMatch(about(job)),
        "nobody gets it again");
  }

  /** The worker is gone; another process of it does the job once the lease is over. */
  private static void succeeds(Trial trial, JobId job, WorkerProcess killed) {
    require(killed.hasEndedWithin(LONGEST_END_SECONDS), "it is killed");
    trial.tap().meddle(Meddling.NONE);
    trial.startAnew();
    trial.ready();
    trial.awaitCompleted(job, 2);
  }

  /** Breaks all connections for so long; hands back where what is said afterwards begins. */
  private static int cutOffFor(Trial trial, Duration time) {
    trial.tap().cutOff();
    int cut = trial.transcript().size();
    LockSupport.parkNanos(time.toNanos());
    trial.tap().letThrough();
    return cut;
  }
}
