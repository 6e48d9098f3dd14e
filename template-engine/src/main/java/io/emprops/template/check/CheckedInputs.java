package io.emprops.template.check;

import io.emprops.core.problem.Diagnostic;
import java.util.List;

/**
 * What checking found.
 *
 * @param values to be used only where there are no errors
 * @param errors with pointers that begin with {@code /inputs}
 */
public record CheckedInputs(Values values, List<Diagnostic> errors) {
  public CheckedInputs {
    errors = List.copyOf(errors);
  }
}
