package io.emprops.template;

import io.emprops.core.json.JsonValue;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableUsage;
import io.emprops.template.ast.Variables;
import io.emprops.template.check.Definitions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variables of a compiled document and their places, put together when asked for. */
record VariableUsages(Definitions definitions, Variables variables) {

  /** Declared ones in the document's order, then the others. */
  List<VariableUsage> all() {
    List<VariableDefinition> all = variables.definitions();
    List<VariableUsage> usages = new ArrayList<>(all.size());
    for (int slot = 0; slot < all.size(); slot++) {
      VariableDefinition definition = all.get(slot);
      boolean isDeclared = slot < variables.declaredCount();
      @Nullable JsonValue json =
          isDeclared ? definitions.declared().get(slot).source().toJson() : null;
      usages.add(
          new VariableUsage(
              definition.name(),
              definition.type(),
              isDeclared,
              definition.required(),
              json,
              variables.places(slot)));
    }
    return List.copyOf(usages);
  }
}
