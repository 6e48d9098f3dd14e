package io.emprops.template;

import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import java.util.List;

/** What became of inputs held against the definitions of their variables. */
public sealed interface Checked {

  /**
   * The inputs fit.
   *
   * @param values by variable, with text read as the kind that it stands for and with defaults;
   *     variables without a value are missing
   */
  record Accepted(JsonObject values) implements Checked {}

  /** At least one input does not fit; the pointers begin with {@code /inputs}. */
  record Refused(List<Diagnostic> errors) implements Checked {
    public Refused {
      errors = List.copyOf(errors);
    }
  }
}
