package io.emprops.it.bench.report;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.it.bench.goal.TargetJson;
import java.util.Map;

/** A run as one line of JSON, for whoever compares runs. */
public final class ReportJson {
  private ReportJson() {}

  /**
   * The whole run.
   *
   * @param facts about the run itself, put first
   */
  public static JsonObject of(Map<String, JsonValue> facts, Report report) {
    var json = JsonValue.object().put("benchmark", "template");
    facts.forEach(json::put);
    return json.put("targets", TargetJson.of(report.targets()))
        .put(
            "figures",
            new JsonArray(report.figures().all().stream().map(ReportJson::figure).toList()))
        .build();
  }

  private static JsonValue figure(Figure figure) {
    return JsonValue.object()
        .put("measure", figure.measure())
        .put("subject", figure.subject())
        .put("item", figure.item())
        .put("ns", TargetJson.number(figure.nanos()))
        .put("median", TargetJson.number(figure.median()))
        .put("bytes", TargetJson.number(figure.bytes()))
        .put("times_ours", TargetJson.number(figure.timesOurs()))
        .build();
  }
}
