package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.OnMissing;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.template.parse.Pointer;
import java.util.Optional;

/** Finds the value of one variable or field, or that it has none, and holds it to its bounds. */
record VariableCheck(
    VariableDefinition definition, ValueCheck rules, Optional<JsonValue> defaultValue) {

  static VariableCheck of(VariableDefinition definition) {
    ValueCheck rules = ValueChecks.of(definition);
    return new VariableCheck(definition, rules, defaultValue(definition, rules));
  }

  /** The value as its kind, else the default; empty where there is none or where it is an error. */
  Optional<JsonValue> resolve(Optional<JsonValue> given, Pointer at, CheckRun run) {
    return given.isPresent() && isValue(given.get())
        ? Optional.of(given(given.get(), at, run))
        : missing(at, run);
  }

  /** The value that was given, as its kind. */
  JsonValue given(JsonValue value, Pointer at, CheckRun run) {
    return value instanceof JsonNull ? value : rules.check(value, at, run);
  }

  /** The value where none was given. */
  Optional<JsonValue> missing(Pointer at, CheckRun run) {
    if (defaultValue.isEmpty() && mustHaveValue()) {
      run.add(ErrorCode.INPUT_REQUIRED, at, "a value is required");
    }
    return defaultValue;
  }

  /** One element of a list, which cannot be absent. */
  JsonValue element(JsonValue value, Pointer at, CheckRun run) {
    if (!isValue(value)) {
      run.add(
          value instanceof JsonNull ? ErrorCode.INPUT_TYPE : ErrorCode.INPUT_REQUIRED,
          at,
          value instanceof JsonNull ? "must not be null" : "a value is required");
      return value;
    }
    return given(value, at, run);
  }

  /** Whether an input is a value, and not one of the ways to leave it out. */
  boolean isValue(JsonValue value) {
    if (value instanceof JsonString(String text)) {
      return !(text.isEmpty() && definition.required());
    }
    return !(value instanceof JsonNull) || definition.nullable();
  }

  private boolean mustHaveValue() {
    return (definition.required() || definition.onMissing() == OnMissing.ERROR) && !isDrawn();
  }

  private boolean isDrawn() {
    return definition.rules() instanceof ValueRules.Numeric numeric && numeric.randomize();
  }

  private static Optional<JsonValue> defaultValue(VariableDefinition definition, ValueCheck rules) {
    JsonValue value = definition.defaultValue();
    if (value == null || (value instanceof JsonNull && !definition.nullable())) {
      return Optional.empty();
    }
    if (definition.required() && value.equals(JsonValue.of(""))) {
      return Optional.empty();
    }
    // That a default fits was found out when the document was compiled.
    return Optional.of(
        value instanceof JsonNull
            ? value
            : rules.check(value, Pointer.root(), new CheckRun(false)));
  }
}
