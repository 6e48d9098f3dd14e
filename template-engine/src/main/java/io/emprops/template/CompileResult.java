package io.emprops.template;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.VariableUsage;
import java.util.List;

/** What became of a document's text. Diagnostics are sorted by their place. */
public sealed interface CompileResult {

  /** What might not be meant as it stands. */
  List<Diagnostic> warnings();

  /** The document can be rendered. */
  record Compiled(CompiledTemplate template, List<Diagnostic> warnings) implements CompileResult {
    public Compiled {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * The document has errors.
   *
   * @param errors all of them, at least one
   * @param variables those that could be read all the same, for an editor to go on showing
   */
  record Invalid(List<Diagnostic> errors, List<Diagnostic> warnings, List<VariableUsage> variables)
      implements CompileResult {
    public Invalid {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
      variables = List.copyOf(variables);
    }
  }
}
