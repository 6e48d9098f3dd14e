package io.emprops.it.bench.goal;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** The targets for whoever compares runs. */
public final class TargetJson {
  private TargetJson() {}

  /** Each target with its bounds and verdicts. */
  public static JsonArray of(List<Target> targets) {
    return new JsonArray(targets.stream().map(TargetJson::target).toList());
  }

  /** A figure to three digits; null where it is none. */
  public static JsonValue number(double figure) {
    return Double.isFinite(figure)
        ? JsonValue.of(BigDecimal.valueOf(figure).setScale(3, RoundingMode.HALF_UP))
        : JsonValue.ofNull();
  }

  private static JsonValue target(Target target) {
    return JsonValue.object()
        .put("target", target.name())
        .put("wanted", number(target.threshold().wanted()))
        .put("aim", number(target.threshold().aim()))
        .put("verdict", word(target.verdict()))
        .put("measured", new JsonArray(target.cells().stream().map(TargetJson::cell).toList()))
        .build();
  }

  private static JsonValue cell(Target.Cell cell) {
    return JsonValue.object()
        .put("item", cell.item())
        .put("value", number(cell.figure()))
        .put("verdict", word(cell.verdict()))
        .build();
  }

  private static String word(Threshold.Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
