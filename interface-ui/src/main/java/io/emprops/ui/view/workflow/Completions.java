package io.emprops.ui.view.workflow;

import static io.emprops.ui.text.Texts.text;

import io.emprops.core.template.VariableUsage;
import io.emprops.ui.component.JsonEditor.Completion;
import java.util.ArrayList;
import java.util.List;

/** What the editor offers between braces: the variables, then the functions of the language. */
final class Completions {
  private static final List<String> FUNCTIONS =
      List.of("json", "urlencode", "now", "uuid", "random", "size", "has");

  private Completions() {}

  static List<Completion> of(List<VariableUsage> variables) {
    List<Completion> all = new ArrayList<>();
    for (VariableUsage variable : variables) {
      all.add(
          new Completion(variable.name().value(), "variable", variable.type().wire(), null, null));
    }
    for (String function : FUNCTIONS) {
      all.add(
          new Completion(function, "function", null, text("function." + function), function + "("));
    }
    return all;
  }
}
