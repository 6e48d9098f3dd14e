package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.ast.TemplateNode;
import io.emprops.template.ast.TemplateNode.Condition;
import io.emprops.template.expression.ExpressionFault;
import java.util.List;
import java.util.Optional;

/** Evaluates what directives depend on: conditions, lists and names. */
final class Decisions {
  private final Rendering rendering;
  private final Evaluation evaluation;

  Decisions(Rendering rendering) {
    this.rendering = rendering;
    this.evaluation = rendering.evaluation();
  }

  /** Whether a condition is true; null counts as false, and so does an error, which is noted. */
  boolean holds(Condition condition) {
    return switch (evaluation.evaluate(condition.expression())) {
      case Evaluated.Value(JsonBoolean(boolean flag)) -> flag;
      case Evaluated.Value(JsonNull _), Evaluated.Absent _ -> false;
      case Evaluated.Value(JsonValue value) -> {
        rendering.error(
            condition.place(),
            ErrorCode.DIRECTIVE_CONDITION,
            "a condition must be true or false, not " + value.kind());
        yield false;
      }
      case Evaluated.Failed failed -> {
        rendering.failed(condition.place(), failed);
        yield false;
      }
    };
  }

  TemplateNode choose(TemplateNode.Switch choice) {
    for (TemplateNode.Case one : choice.cases()) {
      if (holds(one.condition())) {
        return one.then();
      }
    }
    return choice.otherwise();
  }

  void bind(List<TemplateNode.Binding> bindings) {
    for (TemplateNode.Binding binding : bindings) {
      JsonValue value =
          switch (evaluation.evaluateNamed(binding.expression())) {
            case Evaluated.Value(JsonValue given) -> given;
            case Evaluated.Absent(var variable) -> Evaluation.absent(variable);
            case Evaluated.Failed failed -> {
              rendering.failed(binding.place(), failed);
              yield JsonValue.ofNull();
            }
          };
      evaluation.bind(binding.local(), value);
    }
  }

  /** The turns of a loop. */
  Loop loop(TemplateNode.Each each) {
    return new Loop(each, list(each));
  }

  private List<JsonValue> list(TemplateNode.Each each) {
    return switch (evaluation.evaluate(each.list())) {
      case Evaluated.Value(JsonArray(var elements)) -> elements;
      case Evaluated.Value(JsonValue value) -> notList(each, value);
      case Evaluated.Absent(var variable) ->
          Evaluation.absent(variable) instanceof JsonArray(var elements)
              ? elements
              : notList(each, JsonValue.ofNull());
      case Evaluated.Failed failed -> {
        rendering.failed(each.place(), failed);
        yield List.of();
      }
    };
  }

  private List<JsonValue> notList(TemplateNode.Each each, JsonValue value) {
    rendering.error(
        each.place(), ErrorCode.DIRECTIVE_LIST, "$each needs a list, not " + value.kind());
    return List.of();
  }

  /** Goes from element to element of a list, past those that the filter leaves out. */
  final class Loop {
    private final TemplateNode.Each each;
    private final List<JsonValue> elements;
    private int at;

    private Loop(TemplateNode.Each each, List<JsonValue> elements) {
      this.each = each;
      this.elements = elements;
    }

    /** Binds the next element and its place; false after the last. */
    boolean next() {
      while (at < elements.size() && !rendering.isStopped() && isCounted()) {
        evaluation.bind(each.item(), elements.get(at));
        evaluation.bind(each.index(), JsonValue.of(at));
        at++;
        Optional<Condition> where = each.where();
        if (where.isEmpty() || holds(where.get())) {
          return true;
        }
      }
      return false;
    }

    private boolean isCounted() {
      try {
        evaluation.work().iterate(1);
        return true;
      } catch (ExpressionFault fault) {
        rendering.failed(each.place(), new Evaluated.Failed(fault.code(), fault.reason()));
        return false;
      }
    }
  }
}
