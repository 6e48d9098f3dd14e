package io.emprops.it.bench.broker;

import io.emprops.it.bench.goal.Target;
import io.emprops.it.bench.goal.Target.Cell;
import io.emprops.it.bench.goal.Target.Unit;
import io.emprops.it.bench.goal.Threshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The targets of the broker, computed from what was measured. */
final class BrokerTargets {
  private static final String OURS = "ours";
  private static final int CALLS_PER_CYCLE = 3;

  private final Readings readings;

  private BrokerTargets(Readings readings) {
    this.readings = readings;
  }

  static List<Target> of(Readings readings) {
    return new BrokerTargets(readings).all();
  }

  /** Those of the way to an idle worker alone. */
  static List<Target> ofDispatch(Readings readings) {
    return new BrokerTargets(readings).dispatch();
  }

  private List<Target> all() {
    double cycles = readings.largest(CycleBench.CYCLES, OURS);
    double peer = readings.largest(CycleBench.CYCLES, "bullmq");
    double calls = readings.value(CycleBench.LIMIT, "redis", Limits.EMPTY_FCALL);
    // Below the bound, not at it.
    double memory = Math.nextDown(2.5 * 1_024);
    List<Target> all = new ArrayList<>();
    all.addAll(
        List.of(
            one("cycles a second, ours / BullMQ", Threshold.atLeast(2, 4), "best", cycles / peer),
            one(
                "cycles a second / a third of empty FCALLs",
                Threshold.atLeast(0.33, 1),
                "best",
                cycles / (calls / CALLS_PER_CYCLE)),
            growth(
                "Redis' time per claim, jobs that do not fit", ClaimBench.BACKLOG, 1.2, "%s / %s"),
            growth(
                "Redis' time per claim, classes x customers",
                ClaimBench.CLASSES,
                3,
                "%1$s² / %2$s²"),
            prior(),
            new Target(
                "memory per pending job of 1 KiB",
                Threshold.atMost(memory, memory),
                Unit.BYTES,
                readings
                    .of(StepProfile.MEMORY)
                    .map(r -> cell(r.item(), r.value(), Threshold.atMost(memory, memory)))
                    .toList())));
    all.addAll(dispatch());
    return all;
  }

  private List<Target> dispatch() {
    return List.of(dispatch(Dispatch.MEDIAN, 2), dispatch(Dispatch.SLOWEST, 10));
  }

  private static Target one(String name, Threshold threshold, String item, double figure) {
    return new Target(name, threshold, Unit.TIMES, List.of(cell(item, figure, threshold)));
  }

  /** With the most that was measured against with the least. */
  private Target growth(String name, String measure, double most, String item) {
    Threshold threshold = Threshold.atMost(most, most);
    List<Cell> cells =
        smallest(measure).stream()
            .flatMap(
                least ->
                    largest(measure).stream()
                        .map(
                            large ->
                                cell(
                                    item.formatted(large.item(), least.item()),
                                    large.value() / least.value(),
                                    threshold)))
            .toList();
    return new Target(name, threshold, Unit.TIMES, cells);
  }

  private List<Reading> smallest(String measure) {
    return readings.of(measure, OURS).min(bySize()).stream().toList();
  }

  private List<Reading> largest(String measure) {
    return readings.of(measure, OURS).max(bySize()).stream().toList();
  }

  private static Comparator<Reading> bySize() {
    return Comparator.comparingInt(reading -> Integer.parseInt(reading.item()));
  }

  private Target prior() {
    Threshold threshold = Threshold.atLeast(500, 500);
    List<Cell> cells =
        largest(ClaimBench.SCAN).stream()
            .map(
                ours ->
                    cell(
                        ours.item() + " waiting",
                        readings.value(ClaimBench.SCAN, ClaimBench.PRIOR, ours.item())
                            / ours.value(),
                        threshold))
            .toList();
    return new Target("Redis' time per claim, prior function / ours", threshold, Unit.TIMES, cells);
  }

  private Target dispatch(String item, double most) {
    Threshold threshold = Threshold.atMost(most, most);
    double millis = readings.value(Dispatch.MEASURE, GatewayDispatch.SUBJECT, item);
    return new Target(
        "over the gateway, from submission to an idle worker, " + item,
        threshold,
        Unit.MILLIS,
        List.of(cell("ours", millis, threshold)));
  }

  private static Cell cell(String item, double figure, Threshold threshold) {
    return new Cell(item, figure, threshold.verdict(figure));
  }
}
