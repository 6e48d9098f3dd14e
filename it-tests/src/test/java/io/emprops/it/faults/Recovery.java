package io.emprops.it.faults;

import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobId;
import io.emprops.core.job.QueuedJob;
import io.emprops.it.faults.check.Fact;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The end of a history: nobody disturbs the broker any more, workers live, and time passes. */
final class Recovery {
  private static final int MOST_ROUNDS = 60;
  private static final Duration ROUND = Duration.ofSeconds(31);
  private static final Duration LONG_ROUND = Duration.ofMinutes(5);

  private final Broker broker;
  private final SimulatedLedger ledger;
  private final List<QueuedJob> jobs;
  private final List<SimulatedReader> readers;
  private final Consumer<Duration> pass;

  Recovery(
      Broker broker,
      SimulatedLedger ledger,
      List<QueuedJob> jobs,
      List<SimulatedReader> readers,
      Consumer<Duration> pass) {
    this.broker = broker;
    this.ledger = ledger;
    this.jobs = jobs;
    this.readers = readers;
    this.pass = pass;
  }

  /** Goes on until everything has ended, or for so long that it never will. */
  void run(List<Gate> gates, List<SimulatedWorker> healthy) {
    if (broker.isMarked()) {
      broker.rollBack();
    }
    for (Gate gate : gates) {
      if (broker.control().resume(Broker.P0, gate)) {
        broker.record(new Fact.Resumed(gate));
      }
    }
    for (String key : JobSource.FLOW_KEYS) {
      broker.control().limit(Broker.P0, key, FlowLimit.NONE);
      broker.record(new Fact.Limited(key, FlowLimit.NONE));
    }
    int round = 0;
    while (!isOver() && round < MOST_ROUNDS) {
      round(healthy);
      pass.accept(round < MOST_ROUNDS / 3 ? ROUND : LONG_ROUND);
      round++;
    }
    broker.note(
        new Fact.Finished(
            ledger.open(),
            readers.stream()
                .filter(reader -> !reader.isTold())
                .map(SimulatedReader::name)
                .collect(Collectors.toSet()),
            broker.living()));
  }

  private boolean isOver() {
    Set<JobId> open = ledger.open();
    return open.isEmpty()
        && readers.stream().allMatch(SimulatedReader::isTold)
        && broker.living().isEmpty();
  }

  private void round(List<SimulatedWorker> healthy) {
    ledger.relayAll();
    ledger.noteEnds(jobs);
    while (broker.leases().reap(Broker.P0) > 0) {
      broker.observe();
    }
    broker.note(new Fact.Reaped());
    for (SimulatedWorker worker : healthy) {
      while (worker.claim(100) > 0) {
        worker.completeAll();
      }
    }
    ledger.projectAll();
    ledger.reconcile();
    for (SimulatedReader reader : readers) {
      if (!reader.isTold()) {
        reader.read(broker, ledger);
      }
    }
  }
}
