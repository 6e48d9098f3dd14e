package io.emprops.template.surface;

import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import java.util.List;

/** What became of command-line arguments. */
public sealed interface FlagsOutcome {

  /** The arguments as inputs, which are yet to be checked. */
  record Inputs(JsonObject inputs) implements FlagsOutcome {}

  /** The arguments cannot be read; the pointers begin with {@code /inputs}. */
  record Refused(List<Diagnostic> errors) implements FlagsOutcome {
    public Refused {
      errors = List.copyOf(errors);
    }
  }
}
