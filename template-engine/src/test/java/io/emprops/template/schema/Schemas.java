package io.emprops.template.schema;

import io.emprops.core.json.JsonText;
import io.emprops.template.schema.CompiledSchema.Result;
import java.util.List;

/** Schemas and values as their JSON text. */
final class Schemas {
  private Schemas() {}

  static CompiledSchema compiled(String schema) {
    return switch (compile(schema)) {
      case Result.Compiled(CompiledSchema compiled) -> compiled;
      case Result.Invalid(var pointer, var message) ->
          throw new AssertionError("%s: %s in %s".formatted(pointer, message, schema));
    };
  }

  static Result compile(String schema) {
    return CompiledSchema.compile(JsonText.parse(schema));
  }

  /** Each violation as {@code pointer: message}. */
  static List<String> violations(String schema, String value) {
    return compiled(schema).validate(JsonText.parse(value)).stream()
        .map(violation -> violation.pointer() + ": " + violation.message())
        .toList();
  }
}
