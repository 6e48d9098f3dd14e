package io.emprops.template.surface;

import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import java.util.List;

/** One row of CSV text. */
public sealed interface CsvRow {

  /** The line on which the row begins, from 1; a quoted cell may hold further lines. */
  long line();

  /** The row as inputs, which are yet to be checked. */
  record Inputs(long line, JsonObject inputs) implements CsvRow {}

  /** The row cannot be read; the pointers begin with {@code /inputs}. */
  record Refused(long line, List<Diagnostic> errors) implements CsvRow {
    public Refused {
      errors = List.copyOf(errors);
    }
  }
}
