package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableType;
import io.emprops.template.ast.Expression;
import io.emprops.template.ast.Expression.Step;
import io.emprops.template.check.Values;
import io.emprops.template.expression.ExpressionFault;
import io.emprops.template.expression.Session;
import io.emprops.template.expression.Work;
import io.emprops.template.parse.Quoted;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions with the values of one rendering. */
final class Evaluation {
  private static final JsonValue NULL = JsonValue.ofNull();
  private static final JsonValue FALSE = JsonValue.of(false);
  private static final JsonValue EMPTY = new JsonArray(List.of());

  private final Values values;
  private final RenderContext context;
  private final Work.Allowance allowance;
  private final JsonValue[] locals;
  private @Nullable Session session;

  Evaluation(Values values, RenderContext context, int locals, Work.Allowance allowance) {
    this.values = values;
    this.context = context;
    this.allowance = allowance;
    this.locals = new JsonValue[locals];
  }

  /** Gives a local name its value, which it keeps until it gets another. */
  void bind(int local, JsonValue value) {
    locals[local] = value;
  }

  /** The counter of loops and expressions. */
  Work work() {
    return session().work();
  }

  /** Made when first needed: most documents compute nothing. */
  private Session session() {
    Session known = session;
    if (known == null) {
      known = new Session(context, allowance);
      session = known;
    }
    return known;
  }

  Evaluated evaluate(Expression expression) {
    return switch (expression) {
      case Expression.Variable variable -> {
        Optional<JsonValue> value = variable(variable);
        yield value.isPresent()
            ? new Evaluated.Value(value.get())
            : new Evaluated.Absent(variable.declared());
      }
      case Expression.Local local -> new Evaluated.Value(locals[local.index()]);
      case Expression.Constant constant -> new Evaluated.Value(constant.value());
      case Expression.Path path -> path(path);
      case Expression.Asset asset -> asset(asset);
      case Expression.Computed computed -> computed(computed, false);
    };
  }

  /** The value of an expression that gets a name. */
  Evaluated evaluateNamed(Expression expression) {
    return expression instanceof Expression.Computed computed
        ? computed(computed, true)
        : evaluate(expression);
  }

  private Optional<JsonValue> variable(Expression.Variable variable) {
    Optional<JsonValue> value = values.get(variable.slot());
    return value.isEmpty()
            && variable.declared().rules() instanceof ValueRules.Numeric rules
            && rules.randomize()
        ? Optional.of(DrawnSeed.of(variable.declared().name(), rules, context))
        : value;
  }

  private Evaluated computed(Expression.Computed computed, boolean isNamed) {
    try {
      return new Evaluated.Value(
          computed
              .computation()
              .compute(name -> name(computed.names().get(name)), session(), isNamed));
    } catch (ExpressionFault fault) {
      return new Evaluated.Failed(fault.code(), fault.reason());
    }
  }

  private JsonValue name(Expression.@Nullable Name name) {
    return switch (name) {
      case null -> NULL;
      case Expression.Local local -> locals[local.index()];
      case Expression.Variable variable ->
          variable(variable).orElseGet(() -> absent(variable.declared()));
    };
  }

  /** What stands in an expression for a variable without a value. */
  static JsonValue absent(VariableDefinition definition) {
    boolean isList =
        definition.type() == VariableType.LIST
            || definition.type() == VariableType.MULTISELECT
            || (definition.rules() instanceof ValueRules.Asset files && files.multiple());
    if (isList) {
      return EMPTY;
    }
    return definition.type() == VariableType.CHECKBOX ? FALSE : NULL;
  }

  /** A stored file's reference; that there is one, the path to it has told. */
  private Evaluated asset(Expression.Asset asset) {
    return switch (evaluate(asset.asset())) {
      case Evaluated.Absent _ -> Evaluated.Failed.of("there is no file to take a form of");
      case Evaluated.Value(JsonNull _) -> Evaluated.Failed.of("there is no file to take a form of");
      case Evaluated.Value value -> value;
      case Evaluated.Failed failed -> failed;
    };
  }

  private Evaluated path(Expression.Path path) {
    JsonValue value = name(path.root());
    for (Step step : path.steps()) {
      Optional<JsonValue> inside = inside(value, step);
      if (inside.isEmpty()) {
        return Evaluated.Failed.of(missing(step, value));
      }
      value = inside.get();
    }
    return new Evaluated.Value(value);
  }

  private static Optional<JsonValue> inside(JsonValue value, Step step) {
    return switch (step) {
      case Step.Member(String name) ->
          value instanceof JsonObject object ? object.member(name) : Optional.empty();
      case Step.Index(int index) ->
          value instanceof JsonArray(var elements) && index < elements.size()
              ? Optional.of(elements.get(index))
              : Optional.empty();
    };
  }

  private static String missing(Step step, JsonValue value) {
    return switch (step) {
      case Step.Member(String name) ->
          "%s has no member %s".formatted(value.kind(), Quoted.of(name));
      case Step.Index(int index) ->
          value instanceof JsonArray(var elements)
              ? "there is no element %d among %d".formatted(index, elements.size())
              : "%s has no elements".formatted(value.kind());
    };
  }
}
