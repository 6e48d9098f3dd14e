package io.emprops.template.render;

import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.template.ast.Expression;
import io.emprops.template.ast.TemplateNode.Part;
import io.emprops.template.check.Values;
import io.emprops.template.parse.Pointer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    List<VariableName> names = new ArrayList<>();
    boolean isDefault = false;
    boolean isSecret = false;
    for (Expression expression : expressions) {
      Optional<Root> root = root(expression);
      if (root.isPresent()) {
        names.add(root.get().definition().name());
        isDefault |= values.isDefault(root.get().slot());
        isSecret |= root.get().definition().rules() instanceof ValueRules.Secret;
      }
    }
    if (!names.isEmpty() && !budget.isSpent()) {
      all.put(at.toString(), new Origin(names, isDefault, isSecret));
    }
  }

  private record Root(int slot, VariableDefinition definition) {}

  private static Optional<Root> root(Expression expression) {
    return switch (expression) {
      case Expression.Variable(int slot, var definition) -> Optional.of(new Root(slot, definition));
      case Expression.Path path -> Optional.of(new Root(path.slot(), path.root()));
      case Expression.Asset(Expression asset, _) -> root(asset);
      case Expression.Constant _, Expression.Now _ -> Optional.empty();
    };
  }
}
