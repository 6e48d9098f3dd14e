package io.emprops.it.bench.broker;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Usage;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.IdleWorker;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import io.emprops.it.bench.broker.Reading.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What each step of a cycle takes of Redis, for one job: time and commands; and a job's memory. */
final class StepProfile {
  static final String TIME = "step";
  static final String WITHIN = "step-in-commands";
  static final String CPU = "step-cpu";
  static final String CLIENT_CPU = "step-client-cpu";
  static final String COMMANDS = "step-commands";
  static final String MEMORY = "memory";

  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final int WARM_UP = 100;
  private static final String FUNCTION = "fcall";

  private final OurBroker broker;
  private final Probe probe;

  StepProfile(OurBroker broker, Probe probe) {
    this.broker = broker;
    this.probe = probe;
  }

  /** Memory that Redis uses for each of so many waiting jobs with a payload of 1 KiB. */
  Reading memory(int jobs) {
    probe.flush();
    var source = new JobSource(OurBroker.P0);
    var filling = new Filling(broker.queue());
    filling.submit(WARM_UP, _ -> source.job("acme"));
    long before = probe.usedMemory();
    filling.submit(jobs, _ -> source.job("acme"));
    double each = (probe.usedMemory() - before) / (double) jobs;
    return new Reading(MEMORY, "ours", jobs + " pending", each, Unit.BYTES);
  }

  /** The steps, each with so many jobs. */
  List<Reading> steps(int jobs) {
    probe.flush();
    var source = new JobSource(OurBroker.P0);
    var filling = new Filling(broker.queue());
    // The first claim lets the worker be judged.
    filling.submit(1, _ -> source.job("acme"));
    complete(claim(1));
    List<Reading> readings = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    readings.addAll(
        step(
            "submit, 100 a call",
            2 * jobs,
            () -> filling.submit(2 * jobs, _ -> source.job("acme"))));
    readings.addAll(step("claim, 1 a call", jobs, () -> claimAll(claims, jobs, 1)));
    readings.addAll(
        step("claim, 100 a call", jobs, () -> claimAll(claims, jobs, JobQueue.MOST_PER_CALL)));
    readings.addAll(step("complete, 1 a call", claims.size(), () -> complete(claims)));
    return readings;
  }

  private List<Reading> step(String name, int jobs, Runnable step) {
    CommandStats before = probe.stats();
    double cpu = probe.cpuSeconds();
    double client = ProcessorTime.seconds();
    step.run();
    client = ProcessorTime.seconds() - client;
    cpu = probe.cpuSeconds() - cpu;
    CommandStats taken = probe.stats().since(before);
    List<Reading> readings = new ArrayList<>();
    readings.add(micros(TIME, name, (double) taken.of(FUNCTION).micros(), jobs));
    readings.add(micros(WITHIN, name, within(taken), jobs));
    readings.add(micros(CPU, name, cpu * 1e6, jobs));
    readings.add(micros(CLIENT_CPU, name, client * 1e6, jobs));
    taken.counts().entrySet().stream()
        .filter(entry -> isWithin(entry.getKey()))
        .sorted((a, b) -> Long.compare(b.getValue().calls(), a.getValue().calls()))
        .forEach(
            entry ->
                readings.add(
                    new Reading(
                        COMMANDS,
                        name,
                        entry.getKey(),
                        entry.getValue().calls() / (double) jobs,
                        Unit.CALLS)));
    return readings;
  }

  private static Reading micros(String measure, String name, double micros, int jobs) {
    return new Reading(measure, "ours", name, micros / jobs, Unit.MICROS);
  }

  /** What the commands take that the functions run; the rest of their time is Lua's. */
  private static double within(CommandStats taken) {
    return taken.counts().entrySet().stream()
        .filter(entry -> isWithin(entry.getKey()))
        .mapToDouble(entry -> entry.getValue().micros())
        .sum();
  }

  private static boolean isWithin(String command) {
    return !command.equals(FUNCTION) && !command.startsWith("info");
  }

  private void claimAll(List<Claim> claims, int jobs, int perCall) {
    for (int claimed = 0; claimed < jobs; claimed += perCall) {
      claims.addAll(claim(perCall));
    }
  }

  private List<Claim> claim(int most) {
    var worker =
        new IdleWorker(
            new WorkerId("bench"), Capabilities.ofTypes(Set.of(JobSource.TYPE)), most, most);
    return broker.leases().claim(OurBroker.P0, worker, LEASE, most);
  }

  private void complete(List<Claim> claims) {
    for (Claim claim : claims) {
      broker
          .leases()
          .complete(claim.job().id(), claim.token(), JsonValue.emptyObject(), Usage.ofDuration(1));
    }
  }
}
