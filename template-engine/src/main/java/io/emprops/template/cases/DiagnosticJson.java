package io.emprops.template.cases;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.Severity;
import io.emprops.core.template.LateValue;
import java.util.List;

/** Diagnostics and late values as the JSON in which the wire has them. */
public final class DiagnosticJson {
  private DiagnosticJson() {}

  /** One diagnostic; members that it does not have are left out. */
  public static JsonObject of(Diagnostic diagnostic) {
    var json =
        JsonValue.object()
            .put("code", diagnostic.code().wire())
            .put("message", diagnostic.message())
            .put("pointer", diagnostic.pointer());
    Integer line = diagnostic.line();
    if (line != null) {
      json.put("line", line);
    }
    Integer column = diagnostic.column();
    if (column != null) {
      json.put("column", column);
    }
    Integer length = diagnostic.length();
    if (length != null) {
      json.put("length", length);
    }
    String hint = diagnostic.hint();
    if (hint != null) {
      json.put("hint", hint);
    }
    return json.put("severity", diagnostic.severity() == Severity.ERROR ? "error" : "warning")
        .build();
  }

  /** Diagnostics in their order. */
  public static JsonArray of(List<Diagnostic> diagnostics) {
    return new JsonArray(List.copyOf(diagnostics.stream().map(DiagnosticJson::of).toList()));
  }

  /** Late values in their order. */
  public static JsonArray late(List<LateValue> late) {
    return new JsonArray(List.copyOf(late.stream().map(DiagnosticJson::late).toList()));
  }

  private static JsonObject late(LateValue late) {
    return JsonValue.object()
        .put("pointer", late.pointer())
        .put("parts", new JsonArray(late.parts().stream().map(part -> part.toWire()).toList()))
        .build();
  }
}
