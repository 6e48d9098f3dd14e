package io.emprops.ui.view.batch;

import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.template.CompileResult;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.component.ComfyDocument;
import io.emprops.template.surface.CsvInputs;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What tables for a workflow look like.
 *
 * @param names the columns of CSV
 * @param variables the members of lines of JSON
 * @param required the variables that each row must give
 * @param header the first line of CSV, with its end
 */
record TableColumns(
    List<String> names, List<String> variables, Set<String> required, String header) {
  TableColumns {
    names = List.copyOf(names);
    variables = List.copyOf(variables);
    required = Set.copyOf(required);
  }

  /** Of a document; none where it has errors, which the API tells when it is executed. */
  static TableColumns of(String source) {
    return switch (ComfyDocument.compile(
        source, new TemplateCompiler(Limits.standard())::compile)) {
      case CompileResult.Compiled(var template, _) -> of(template.definitions().values());
      case CompileResult.Invalid _ -> of(List.of());
    };
  }

  private static TableColumns of(Collection<VariableDefinition> definitions) {
    var csv = CsvInputs.of(definitions);
    return new TableColumns(
        csv.columns(),
        definitions.stream().map(VariableDefinition::name).map(VariableName::value).toList(),
        definitions.stream()
            .filter(VariableDefinition::required)
            .map(VariableDefinition::name)
            .map(VariableName::value)
            .collect(Collectors.toSet()),
        csv.header());
  }

  /** Whether each row must give this column, or some column of its variable. */
  boolean isRequired(String column) {
    return required.contains(column);
  }
}
