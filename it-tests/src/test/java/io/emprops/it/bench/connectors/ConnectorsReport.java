package io.emprops.it.bench.connectors;

import io.emprops.core.json.JsonValue;
import io.emprops.it.bench.goal.Table;
import io.emprops.it.bench.goal.Target;
import io.emprops.it.bench.goal.Target.Cell;
import io.emprops.it.bench.goal.Target.Unit;
import io.emprops.it.bench.goal.TargetJson;
import io.emprops.it.bench.goal.TargetTable;
import io.emprops.it.bench.goal.Threshold;
import io.emprops.it.bench.run.Samples;
import java.util.List;
import java.util.Locale;

/**
 * What came of a run, in milliseconds.
 *
 * @param calls of the provider, by somebody else
 * @param jobs of the same request, from the API's request to its answer with the result
 * @param differences how much longer each job took than the call before it
 * @param tokens from the provider's word to a follower's WebSocket
 */
record ConnectorsReport(
    Samples calls, Samples jobs, Samples differences, Samples tokens, boolean quick) {
  private static final double SLOWEST = 0.99;
  private static final Threshold OVERHEAD_MEDIAN = Threshold.atMost(5, 5);
  private static final Threshold OVERHEAD_SLOWEST = Threshold.atMost(20, 20);
  private static final Threshold TOKEN_MEDIAN = Threshold.atMost(10, 10);

  String text() {
    return new Table()
            .row(List.of("", "median", "99 of 100", "slowest"))
            .row(row("a call of the provider", calls))
            .row(row("a job that calls it", jobs))
            .row(row("how much longer", differences))
            .row(row("from the provider's word to a follower", tokens))
            .text()
        + "\n"
        + TargetTable.of(targets());
  }

  String json() {
    return JsonValue.object()
        .put("benchmark", "connectors")
        .put("quick", JsonValue.of(quick))
        .put("call_ms", TargetJson.number(calls.median()))
        .put("job_ms", TargetJson.number(jobs.median()))
        .put("token_p99_ms", TargetJson.number(tokens.share(SLOWEST)))
        .put("targets", TargetJson.of(targets()))
        .build()
        .toJson();
  }

  private List<Target> targets() {
    return List.of(
        one("a job beside the call, median", OVERHEAD_MEDIAN, differences.median()),
        one("a job beside the call, 99 of 100", OVERHEAD_SLOWEST, differences.share(SLOWEST)),
        one("a streamed token to a follower, median", TOKEN_MEDIAN, tokens.median()));
  }

  private static Target one(String name, Threshold threshold, double figure) {
    return new Target(
        name,
        threshold,
        Unit.MILLIS,
        List.of(new Cell("openai_chat", figure, threshold.verdict(figure))));
  }

  private static List<String> row(String name, Samples samples) {
    return List.of(
        name, decimal(samples.median()), decimal(samples.share(SLOWEST)), decimal(samples.most()));
  }

  private static String decimal(double millis) {
    return String.format(Locale.ROOT, "%.2f ms", millis);
  }
}
