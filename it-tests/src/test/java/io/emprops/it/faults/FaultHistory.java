package io.emprops.it.faults;

import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.worker.Capabilities;
import io.emprops.it.faults.check.Fact;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;

/** One history: a seed decides what happens to whom, in one thread. */
final class FaultHistory {
  private static final int FEWEST_STEPS = 120;
  private static final int MORE_STEPS = 160;
  private static final int MOST_JOBS = 60;
  private static final Duration LOST_BY_A_ROLLBACK = Duration.ofSeconds(1);

  private final SplittableRandom random;
  private final Broker broker;
  private final LossyQueue queue;
  private final SimulatedLedger ledger;
  private final JobSource source;
  private final List<QueuedJob> jobs = new ArrayList<>();
  private final List<SimulatedWorker> workers = new ArrayList<>();
  private final List<SimulatedReader> readers = new ArrayList<>();
  private final List<Gate> gates;
  private final boolean faulty;
  private Duration sinceMark = Duration.ZERO;

  /** Nothing has happened yet. */
  FaultHistory(Broker broker, SplittableRandom random) {
    this.broker = broker;
    this.random = random;
    queue = new LossyQueue(broker, random.split());
    Duration skew = JobSource.skew(random);
    InstantSource ledgerClock = () -> broker.now().plus(skew);
    ledger = new SimulatedLedger(broker, queue, ledgerClock);
    source = new JobSource(random.split());
    faulty = random.nextInt(3) != 0;
    gates = gates();
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      workers.add(worker("w" + i, random.nextBoolean(), 1 + random.nextInt(6), mood()));
    }
    configure();
  }

  private List<Gate> gates() {
    List<Gate> all = new ArrayList<>();
    all.add(new Gate.OfType(JobSource.COMMON));
    source.customers().forEach(customer -> all.add(new Gate.OfCustomer(customer)));
    JobSource.FLOW_KEYS.forEach(key -> all.add(new Gate.OfFlow(key)));
    return all;
  }

  private SimulatedWorker.Mood mood() {
    var moods = SimulatedWorker.Mood.values();
    return random.nextInt(3) == 0
        ? moods[random.nextInt(moods.length)]
        : SimulatedWorker.Mood.DILIGENT;
  }

  private SimulatedWorker worker(String id, boolean gpu, int slots, SimulatedWorker.Mood mood) {
    var labels = (JsonObject) JsonText.parse(gpu ? "{\"region\":\"eu\"}" : "{\"region\":\"us\"}");
    var offer =
        new Capabilities(
            Set.of(JobSource.COMMON, JobSource.RARE),
            gpu ? Map.of("gpu_memory_gb", 80.0) : Map.of(),
            null,
            labels,
            null,
            null);
    return new SimulatedWorker(id, offer, slots, mood, broker, random.split());
  }

  /** What an operator sets: it is lost with Redis' state. */
  private void configure() {
    for (String customer : source.customers()) {
      if (random.nextBoolean()) {
        double weight = 0.5 + random.nextInt(8) / 2.0;
        broker.control().weigh(Broker.P0, customer, weight);
        broker.record(new Fact.Weighed(customer, weight));
      }
    }
    JobSource.FLOW_KEYS.forEach(this::limit);
  }

  private void limit(String key) {
    limit(
        key,
        new FlowLimit(
            random.nextInt(4) == 0 ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(3)),
            random.nextInt(3) == 0
                ? Optional.of(Duration.ofMillis(500L * (1 + random.nextInt(20))))
                : Optional.empty(),
            1 + random.nextInt(2)));
  }

  private void limit(String key, FlowLimit limit) {
    broker.control().limit(Broker.P0, key, limit);
    broker.record(new Fact.Limited(key, limit));
  }

  /** Lets everything happen, and then time pass until nothing is left to do. */
  void run() {
    int steps = FEWEST_STEPS + random.nextInt(MORE_STEPS);
    for (int step = 0; step < steps; step++) {
      step();
    }
    var healthy =
        List.of(
            worker("h1", true, JobSource.MOST_COST * 10, SimulatedWorker.Mood.DILIGENT),
            worker("h2", true, JobSource.MOST_COST * 10, SimulatedWorker.Mood.DILIGENT));
    new Recovery(broker, ledger, jobs, readers, this::pass).run(gates, healthy);
  }

  private void step() {
    int chance = random.nextInt(1000);
    if (chance < 180) {
      accept();
    } else if (chance < 280) {
      ledger.relay();
      ledger.noteEnds(jobs);
    } else if (chance < 360) {
      ledger.project();
    } else if (chance < 400) {
      if (ledger.isWorried() || random.nextInt(4) == 0) {
        ledger.reconcile();
      }
    } else if (chance < 700) {
      workers.get(random.nextInt(workers.size())).act();
    } else if (chance < 760) {
      reap(1 + random.nextInt(3));
    } else if (chance < 850) {
      pass(someTime());
    } else if (chance < 930) {
      read();
    } else if (chance < 945) {
      cancel();
    } else if (chance < 985) {
      gate();
    } else if (faulty) {
      fault();
    }
  }

  private void accept() {
    for (int i = 0; i <= random.nextInt(3) && jobs.size() < MOST_JOBS; i++) {
      QueuedJob job = source.next(broker.now());
      jobs.add(job);
      ledger.accept(job);
      if (random.nextInt(4) == 0) {
        readers.add(new SimulatedReader("r" + readers.size(), job.id()));
      }
    }
  }

  private void reap(int most) {
    for (int i = 0; i < most; i++) {
      int moved = broker.leases().reap(Broker.P0);
      broker.observe();
      if (moved == 0) {
        broker.note(new Fact.Reaped());
        return;
      }
    }
  }

  private Duration someTime() {
    int chance = random.nextInt(100);
    if (chance < 45) {
      return Duration.ofMillis(1 + random.nextInt(3_000));
    } else if (chance < 85) {
      return Duration.ofMillis(3_000 + random.nextInt(40_000));
    } else if (chance < 96) {
      return Duration.ofSeconds(60 + random.nextInt(900));
    } else if (chance < 99) {
      return Duration.ofHours(1 + random.nextInt(4));
    }
    return Duration.ofDays(1 + random.nextInt(8));
  }

  private void pass(Duration time) {
    Duration allowed = time;
    if (broker.isMarked()) {
      Duration left = LOST_BY_A_ROLLBACK.minus(sinceMark);
      allowed = time.compareTo(left) < 0 ? time : left;
      sinceMark = sinceMark.plus(allowed);
    }
    broker.pass(allowed, jobs.stream().map(QueuedJob::id).toList());
  }

  private void read() {
    if (!readers.isEmpty()) {
      SimulatedReader reader = readers.get(random.nextInt(readers.size()));
      if (random.nextInt(10) == 0) {
        reader.beginAnew();
      }
      reader.read(broker, ledger);
    }
  }

  private void cancel() {
    if (!jobs.isEmpty()) {
      QueuedJob job = jobs.get(random.nextInt(jobs.size()));
      ledger.requestCancel(job);
    }
  }

  private void gate() {
    Gate gate = gates.get(random.nextInt(gates.size()));
    switch (random.nextInt(5)) {
      case 0, 1 -> {
        broker.control().pause(Broker.P0, gate);
        broker.record(new Fact.Paused(gate));
      }
      case 2, 3 -> {
        if (broker.control().resume(Broker.P0, gate)) {
          broker.record(new Fact.Resumed(gate));
        }
      }
      default -> limit(JobSource.FLOW_KEYS.get(random.nextInt(JobSource.FLOW_KEYS.size())));
    }
  }

  private void fault() {
    if (broker.isMarked()) {
      broker.rollBack();
      return;
    }
    switch (random.nextInt(6)) {
      case 0 -> broker.restart();
      case 1, 2 -> {
        broker.flush();
        configure();
      }
      default -> {
        broker.markState();
        sinceMark = Duration.ZERO;
      }
    }
  }
}
