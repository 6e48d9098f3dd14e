package io.emprops.it.bench.followers;

import io.emprops.core.json.JsonValue;
import io.emprops.it.bench.goal.Table;
import io.emprops.it.bench.goal.Target;
import io.emprops.it.bench.goal.Target.Cell;
import io.emprops.it.bench.goal.Target.Unit;
import io.emprops.it.bench.goal.TargetJson;
import io.emprops.it.bench.goal.TargetTable;
import io.emprops.it.bench.goal.Threshold;
import java.util.List;
import java.util.Locale;

/**
 * What came of a run.
 *
 * @param expected frames if none was coalesced
 * @param before without followers, after others have been there
 * @param after with all of them
 * @param busy seconds of open-api's processor time while events were timed
 */
record FollowersReport(
    Scale scale,
    Latencies latencies,
    long expected,
    Footprint before,
    Footprint after,
    double busy,
    boolean quick) {
  private static final Threshold SLOWEST = Threshold.atMost(50, 50);
  private static final double KIB = 1_024;
  private static final Threshold SIZE = Threshold.atMost(30 * KIB, 30 * KIB);

  String text() {
    return new Table()
            .row(List.of("from event to follower", ""))
            .row(List.of("  median", millis(0.5)))
            .row(List.of("  99 of 100", millis(0.99)))
            .row(List.of("  slowest", millis(1)))
            .row(List.of("frames", latencies.count() + " of " + expected))
            .row(List.of("open-api's processors", decimal(busy / scale.measured().toSeconds())))
            .row(List.of("memory of a follower", ""))
            .row(List.of("  heap", decimal(heap() / KIB) + " KiB"))
            .row(List.of("  outside", decimal(outside() / KIB) + " KiB"))
            .text()
        + "\n"
        + TargetTable.of(targets());
  }

  String json() {
    return JsonValue.object()
        .put("benchmark", "followers")
        .put("quick", JsonValue.of(quick))
        .put("followers", JsonValue.of(scale.followers()))
        .put("jobs", JsonValue.of(scale.jobs()))
        .put("median_ms", TargetJson.number(latencies.millis(0.5)))
        .put("frames", JsonValue.of(latencies.count()))
        .put("expected", JsonValue.of(expected))
        .put("processors", TargetJson.number(busy / scale.measured().toSeconds()))
        .put("heap_bytes", TargetJson.number(heap()))
        .put("outside_bytes", TargetJson.number(outside()))
        .put("targets", TargetJson.of(targets()))
        .build()
        .toJson();
  }

  private List<Target> targets() {
    return List.of(
        one("from event to follower, 99 of 100", SLOWEST, Unit.MILLIS, latencies.millis(0.99)),
        one("memory of a follower", SIZE, Unit.BYTES, heap() + outside()));
  }

  private Target one(String name, Threshold threshold, Unit unit, double figure) {
    String item = "%d followers of %d jobs".formatted(scale.followers(), scale.jobs());
    return new Target(
        name, threshold, unit, List.of(new Cell(item, figure, threshold.verdict(figure))));
  }

  private double heap() {
    return (double) (after.heap() - before.heap()) / scale.followers();
  }

  private double outside() {
    return (double) (after.resident() - before.resident()) / scale.followers();
  }

  private String millis(double share) {
    return decimal(latencies.millis(share)) + " ms";
  }

  private static String decimal(double figure) {
    return String.format(Locale.ROOT, "%.2f", figure);
  }
}
