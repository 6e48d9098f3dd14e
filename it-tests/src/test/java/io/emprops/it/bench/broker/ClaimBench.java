package io.emprops.it.bench.broker;

import io.emprops.core.job.Gate;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.it.bench.broker.ClaimTurns.Queue;
import io.emprops.it.bench.broker.ClaimTurns.Taken;
import io.emprops.it.bench.broker.Reading.Unit;
import io.emprops.it.bench.run.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What a claim takes of Redis, by how much waits that it must not hand out. */
final class ClaimBench {
  static final String BACKLOG = "claim-backlog";
  static final String CLASSES = "claim-classes";
  static final String SCAN = "claim-scan";
  static final String FIRST = "-first";
  static final String WORST = "-worst";
  static final String OURS = "ours";
  static final String PRIOR = "prior-function";

  private static final int FIT = 50;
  private static final int CUSTOMERS = 100;
  private static final String TOO_MUCH = "{\"hardware\":{\"gpu_memory_gb\":80}}";

  private final OurBroker broker;
  private final Probe probe;
  private final Effort effort;
  private final Consumer<String> progress;

  ClaimBench(OurBroker broker, Probe probe, Effort effort, Consumer<String> progress) {
    this.broker = broker;
    this.probe = probe;
    this.effort = effort;
    this.progress = progress;
  }

  List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    readings.addAll(scan());
    readings.addAll(backlog());
    readings.addAll(classes());
    return readings;
  }

  private List<Reading> backlog() {
    probe.flush();
    List<Queue> queues = new ArrayList<>();
    for (int waiting : effort.backlogs()) {
      queues.add(backlog(queues.size() + 1, waiting));
    }
    return readings(BACKLOG, take(queues, () -> {}));
  }

  private Queue backlog(int number, int waiting) {
    progress.accept("  %,d jobs that do not fit".formatted(waiting));
    var jobs = new JobSource(new Partition("p" + number));
    // Nobody reads these payloads: small ones leave room for a million.
    new Filling(broker.queue())
        .submit(waiting, i -> jobs.job(customer(i % CUSTOMERS), JsonValue.emptyObject(), TOO_MUCH));
    new Filling(broker.queue()).submit(FIT, i -> jobs.job(customer(i % CUSTOMERS)));
    return new Queue(Integer.toString(waiting), jobs, Capabilities.ofTypes(Set.of(JobSource.TYPE)));
  }

  private List<Reading> classes() {
    probe.flush();
    List<Queue> queues = new ArrayList<>();
    for (int classes : effort.classes()) {
      queues.add(classes(queues.size() + 1, classes));
    }
    return readings(CLASSES, take(queues, () -> {}));
  }

  /**
   * As many customers as classes, a job for each pair, half of the classes fit for the worker, and
   * a tenth of the customers behind a flow key that is closed after their jobs have come.
   */
  private Queue classes(int number, int classes) {
    progress.accept("  %1$,d classes of %1$,d customers each".formatted(classes));
    var jobs = new JobSource(new Partition("p" + number));
    new Filling(broker.queue())
        .submit(classes * classes, i -> inClass(jobs, i % classes, i / classes));
    for (int customer = 0; customer < classes / 10; customer++) {
      broker.control().pause(jobs.partition(), new Gate.OfFlow(flowKey(customer)));
    }
    var offer =
        new Capabilities(
            Set.of(JobSource.TYPE), Map.of("ram_gb", classes / 2.0), null, null, null, null);
    return new Queue(Integer.toString(classes), jobs, offer);
  }

  private static QueuedJob inClass(JobSource jobs, int requirementClass, int customer) {
    return jobs.job(
        customer(customer),
        JsonValue.emptyObject(),
        "{\"hardware\":{\"ram_gb\":%d}}".formatted(requirementClass + 1),
        flowKey(customer));
  }

  private List<Reading> scan() {
    List<Reading> readings = new ArrayList<>();
    for (int waiting : effort.scans()) {
      probe.flush();
      Queue queue = backlog(1, waiting);
      var prior = new PriorFunction(probe, waiting);
      prior.fill();
      List<Double> micros = new ArrayList<>();
      readings.addAll(readings(SCAN, take(List.of(queue), () -> micros.add(prior.claim()))));
      readings.add(
          new Reading(
              SCAN, PRIOR, Integer.toString(waiting), Samples.of(micros).median(), Unit.MICROS));
    }
    return readings;
  }

  private Map<Queue, Taken> take(List<Queue> queues, Runnable between) {
    return new ClaimTurns(broker, probe).take(queues, effort.turns(), between);
  }

  private List<Reading> readings(String measure, Map<Queue, Taken> taken) {
    List<Reading> readings = new ArrayList<>();
    taken.forEach(
        (queue, times) -> {
          progress.accept(
              "  %s %s: %.0f µs".formatted(measure, queue.item(), times.turns().median()));
          readings.add(reading(measure, queue, times.turns().median()));
          readings.add(reading(measure + FIRST, queue, times.first()));
          readings.add(reading(measure + WORST, queue, times.turns().most()));
        });
    return readings;
  }

  private static Reading reading(String measure, Queue queue, double micros) {
    return new Reading(measure, OURS, queue.item(), micros, Unit.MICROS);
  }

  private static String customer(int number) {
    return "customer-" + number;
  }

  private static String flowKey(int customer) {
    return "flow-" + customer;
  }
}
