package io.emprops.template.cli;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.template.cases.CaseOutcome;
import io.emprops.template.cases.DiagnosticJson;
import io.emprops.template.render.Origin;
import java.util.List;
import java.util.Map;

/** What commands answer in JSON. */
final class Answers {
  private Answers() {}

  static JsonObject errors(List<Diagnostic> errors) {
    return JsonValue.object().put("errors", DiagnosticJson.of(errors)).build();
  }

  static JsonObject origins(Map<String, Origin> origins) {
    var json = JsonValue.object();
    origins.forEach((pointer, origin) -> json.put(pointer, origin.toWire()));
    return json.build();
  }

  static JsonObject files(List<JsonObject> files) {
    return JsonValue.object().put("files", new JsonArray(List.copyOf(files))).build();
  }

  static JsonArray cases(List<CaseOutcome> outcomes) {
    return new JsonArray(List.copyOf(outcomes.stream().map(Answers::outcome).toList()));
  }

  private static JsonObject outcome(CaseOutcome outcome) {
    var json =
        JsonValue.object()
            .put("title", outcome.title())
            .put("pointer", outcome.pointer())
            .put("passed", outcome instanceof CaseOutcome.Passed);
    if (outcome instanceof CaseOutcome.Failed failed) {
      json.put("explanation", failed.explanation());
    }
    return json.build();
  }
}
