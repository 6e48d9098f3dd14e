package io.emprops.it.bench.report;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
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
    return json.put("targets", array(report.targets().stream().map(ReportJson::target).toList()))
        .put("figures", array(report.figures().all().stream().map(ReportJson::figure).toList()))
        .build();
  }

  private static JsonValue target(Target target) {
    return JsonValue.object()
        .put("target", target.name())
        .put("wanted", number(target.threshold().wanted()))
        .put("aim", number(target.threshold().aim()))
        .put("verdict", word(target.verdict()))
        .put("measured", array(target.cells().stream().map(ReportJson::cell).toList()))
        .build();
  }

  private static JsonValue cell(Target.Cell cell) {
    return JsonValue.object()
        .put("item", cell.item())
        .put("value", number(cell.figure()))
        .put("verdict", word(cell.verdict()))
        .build();
  }

  private static JsonValue figure(Figure figure) {
    return JsonValue.object()
        .put("measure", figure.measure())
        .put("subject", figure.subject())
        .put("item", figure.item())
        .put("ns", number(figure.nanos()))
        .put("median", number(figure.median()))
        .put("bytes", number(figure.bytes()))
        .put("times_ours", number(figure.timesOurs()))
        .build();
  }

  private static JsonArray array(List<JsonValue> elements) {
    return new JsonArray(elements);
  }

  private static String word(Threshold.Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonValue number(double figure) {
    return Double.isFinite(figure)
        ? JsonValue.of(BigDecimal.valueOf(figure).setScale(3, RoundingMode.HALF_UP))
        : JsonValue.ofNull();
  }
}
