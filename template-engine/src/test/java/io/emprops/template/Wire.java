package io.emprops.template;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.LateValue;
import java.util.ArrayList;
import java.util.List;

/** What the engine tells, in the JSON in which cases expect it. */
public final class Wire {
  private Wire() {}

  /** A diagnostic, without its severity. */
  public static JsonObject of(Diagnostic diagnostic) {
    var json =
        JsonValue.object()
            .put("code", diagnostic.code().wire())
            .put("message", diagnostic.message())
            .put("pointer", diagnostic.pointer());
    Integer line = diagnostic.line();
    Integer column = diagnostic.column();
    Integer length = diagnostic.length();
    String hint = diagnostic.hint();
    if (line != null && column != null && length != null) {
      json.put("line", line).put("column", column).put("length", length);
    }
    if (hint != null) {
      json.put("hint", hint);
    }
    return json.build();
  }

  /** Whether the diagnostic has each member that is wanted, with that value. */
  public static boolean has(JsonObject diagnostic, JsonObject wanted) {
    return wanted.members().entrySet().stream()
        .allMatch(
            member ->
                diagnostic.member(member.getKey()).filter(member.getValue()::equals).isPresent());
  }

  /** Late values. */
  public static JsonValue late(List<LateValue> late) {
    List<JsonValue> all = new ArrayList<>();
    for (LateValue value : late) {
      all.add(
          JsonValue.object()
              .put("pointer", value.pointer())
              .put(
                  "parts",
                  new JsonArray(value.parts().stream().map(part -> part.toWire()).toList()))
              .build());
    }
    return new JsonArray(all);
  }
}
