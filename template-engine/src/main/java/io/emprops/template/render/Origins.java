package io.emprops.template.render;

import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableName;
import io.emprops.template.ast.Expression;
import io.emprops.template.ast.TemplateNode.Part;
import io.emprops.template.check.Values;
import io.emprops.template.parse.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes down where the values of a payload come from, if anyone asked. */
final class Origins {
  private final Values values;
  private final boolean isAsked;
  private final Budget budget;
  private final Map<String, Origin> all = new LinkedHashMap<>();

  Origins(Values values, boolean isAsked, Budget budget) {
    this.values = values;
    this.isAsked = isAsked;
    this.budget = budget;
  }

  Map<String, Origin> all() {
    return all;
  }

  void note(Pointer at, Expression expression) {
    if (isAsked) {
      note(at, List.of(expression));
    }
  }

  void noteParts(Pointer at, List<Part> parts) {
    if (isAsked) {
      List<Expression> expressions = new ArrayList<>();
      for (Part part : parts) {
        if (part instanceof Part.Hole hole) {
          expressions.add(hole.expression());
        }
      }
      note(at, expressions);
    }
  }

  private void note(Pointer at, List<Expression> expressions) {
    budget.spend(at.length());
    Set<VariableName> names = new LinkedHashSet<>();
    boolean isDefault = false;
    boolean isSecret = false;
    for (Expression expression : expressions) {
      for (Expression.Variable variable : variables(expression)) {
        names.add(variable.declared().name());
        isDefault |= values.isDefault(variable.slot());
        isSecret |= variable.declared().rules() instanceof ValueRules.Secret;
      }
    }
    if (!names.isEmpty() && !budget.isSpent()) {
      all.put(at.toString(), new Origin(List.copyOf(names), isDefault, isSecret));
    }
  }

  private static List<Expression.Variable> variables(Expression expression) {
    return switch (expression) {
      case Expression.Variable variable -> List.of(variable);
      case Expression.Path path -> variables(path.root());
      case Expression.Asset asset -> variables(asset.asset());
      case Expression.Computed computed ->
          computed.names().values().stream().flatMap(name -> variables(name).stream()).toList();
      case Expression.Local _, Expression.Constant _ -> List.of();
    };
  }
}
