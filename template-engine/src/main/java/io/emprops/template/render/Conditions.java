package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.template.RenderContext;
import io.emprops.template.ast.Expression;
import io.emprops.template.ast.TemplateNode;
import io.emprops.template.check.Condition;
import io.emprops.template.check.Values;
import io.emprops.template.expression.Work;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Conditions of variables' definitions, ready to be asked. */
public final class Conditions {
  /** Such conditions draw nothing. */
  private static final RenderContext CONTEXT = new RenderContext(Instant.EPOCH, 0);

  private Conditions() {}

  /** The condition as the checker asks it. */
  public static Condition of(TemplateNode.Condition condition, Work.Allowance allowance) {
    Set<Integer> slots = slots(condition.expression());
    return new Condition() {
      @Override
      public Set<Integer> slots() {
        return slots;
      }

      @Override
      public boolean holds(Values values) {
        var evaluation = new Evaluation(values, CONTEXT, 0, allowance);
        return evaluation.evaluate(condition.expression())
                instanceof Evaluated.Value(JsonValue value)
            && value.equals(JsonValue.of(true));
      }
    };
  }

  private static Set<Integer> slots(Expression expression) {
    return switch (expression) {
      case Expression.Variable variable -> Set.of(variable.slot());
      case Expression.Path path -> slots(path.root());
      case Expression.Computed computed ->
          computed.names().values().stream()
              .flatMap(name -> slots(name).stream())
              .collect(Collectors.toUnmodifiableSet());
      case Expression.Asset _, Expression.Local _, Expression.Constant _ -> Set.of();
    };
  }
}
