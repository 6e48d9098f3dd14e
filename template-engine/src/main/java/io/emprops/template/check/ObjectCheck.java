package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.parse.Pointer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An object of these fields; without any, of whatever members. */
record ObjectCheck(Map<String, VariableCheck> fields) implements ValueCheck {

  @Override
  public JsonValue check(JsonValue value, Pointer at, CheckRun run) {
    if (!(value instanceof JsonObject object)) {
      run.add(ErrorCode.INPUT_TYPE, at, "must be an object, not " + value.kind());
      return value;
    }
    return fields.isEmpty() ? object : fields(object, at, run);
  }

  private JsonValue fields(JsonObject object, Pointer at, CheckRun run) {
    Map<String, JsonValue> checked = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (name, given) -> {
              VariableCheck field = fields.get(name);
              if (field != null) {
                field
                    .resolve(Optional.of(given), at.child(name), run)
                    .ifPresent(v -> checked.put(name, v));
              } else if (!run.ignoresUnknown()) {
                run.unknown(at.child(name), name, fields.keySet());
              }
            });
    fields.forEach(
        (name, field) -> {
          if (!object.members().containsKey(name)) {
            field
                .resolve(Optional.empty(), at.child(name), run)
                .ifPresent(v -> checked.put(name, v));
          }
        });
    return new JsonObject(checked);
  }
}
