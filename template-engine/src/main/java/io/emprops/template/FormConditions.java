package io.emprops.template;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.FormField;
import io.emprops.core.template.FormModel;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.template.ast.ExpressionReader;
import io.emprops.template.ast.TemplateBuilder;
import io.emprops.template.ast.Variables;
import io.emprops.template.check.Condition;
import io.emprops.template.check.InputChecker;
import io.emprops.template.check.Visibility;
import io.emprops.template.expression.Expressions;
import io.emprops.template.form.FormDefinitions;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.JsonReader;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.SourceString;
import io.emprops.template.parse.SourceText;
import io.emprops.template.render.Conditions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields of a form are hidden by the values of the others: the same verdict as the one by
 * which inputs are checked, from the form alone. Immutable and thread-safe.
 */
public final class FormConditions {
  private final InputChecker checker;

  private FormConditions(InputChecker checker) {
    this.checker = checker;
  }

  /** Reads the conditions of a form's fields; one that cannot be read hides nothing. */
  public static FormConditions of(FormModel form) {
    List<FormField> fields = form.allFields();
    Limits limits = Limits.standard();
    Map<Integer, Condition> conditions = new HashMap<>();
    List<VariableDefinition> definitions = FormDefinitions.of(fields);
    if (fields.stream().anyMatch(field -> field.visibleIf() != null)) {
      var reader = new Reader(definitions, limits);
      for (int slot = 0; slot < fields.size(); slot++) {
        int at = slot;
        Optional.ofNullable(fields.get(slot).visibleIf())
            .flatMap(reader::read)
            .ifPresent(condition -> conditions.put(at, condition));
      }
    }
    return new FormConditions(
        new InputChecker(definitions, Visibility.of(conditions), limits.depth()));
  }

  /** Reads texts as conditions over some variables. */
  private static final class Reader {
    private final List<VariableDefinition> definitions;
    private final Limits limits;
    private final Expressions expressions;

    Reader(List<VariableDefinition> definitions, Limits limits) {
      this.definitions = definitions;
      this.limits = limits;
      this.expressions = new Expressions(limits.expressionLength(), limits.iterations());
    }

    Optional<Condition> read(String text) {
      var source = new SourceText(JsonText.write(JsonValue.of(text)));
      var findings = new Findings(source);
      var variables =
          new Variables(definitions, findings, limits.variables(), (_, _) -> Optional.empty());
      var builder =
          new TemplateBuilder(
              source,
              findings,
              new ExpressionReader(findings, variables, expressions, limits.expressionLength()),
              limits.placeholders());
      return JsonReader.read(source, findings, 1, 1)
          .filter(SourceString.class::isInstance)
          .flatMap(string -> builder.condition((SourceString) string, Pointer.root()))
          .filter(_ -> !findings.hasErrors())
          .map(condition -> Conditions.of(condition, limits.allowance()));
    }
  }

  /** The fields that are hidden while the form holds these values, which may break rules. */
  public Set<VariableName> hidden(JsonObject inputs) {
    return checker.hidden(inputs);
  }
}
