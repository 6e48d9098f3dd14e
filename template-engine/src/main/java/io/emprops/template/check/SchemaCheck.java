package io.emprops.template.check;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.parse.Pointer;
import io.emprops.template.schema.CompiledSchema;

/** Any JSON value that a schema accepts. */
record SchemaCheck(CompiledSchema schema) implements ValueCheck {

  /** The check of a schema that nothing was found wrong with. */
  static ValueCheck of(JsonValue schema) {
    return switch (CompiledSchema.compile(schema)) {
      case CompiledSchema.Result.Compiled(CompiledSchema compiled) -> new SchemaCheck(compiled);
      case CompiledSchema.Result.Invalid _ -> new AnyCheck();
    };
  }

  @Override
  public JsonValue check(JsonValue value, Pointer at, CheckRun run) {
    schema
        .validate(value)
        .forEach(
            violation ->
                run.add(
                    ErrorCode.INPUT_SCHEMA,
                    at.toString() + violation.pointer(),
                    violation.message()));
    return value;
  }
}
