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
import io.emprops.template.parse.Quoted;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions with the values of one rendering. */
final class Evaluation {
  private final Values values;
  private final RenderContext context;

  Evaluation(Values values, RenderContext context) {
    this.values = values;
    this.context = context;
  }

  Evaluated evaluate(Expression expression) {
    return switch (expression) {
      case Expression.Constant(JsonValue value) -> new Evaluated.Value(value);
      case Expression.Variable(int slot, VariableDefinition definition) ->
          variable(slot, definition)
              .<Evaluated>map(Evaluated.Value::new)
              .orElseGet(() -> new Evaluated.Absent(definition.onMissing()));
      case Expression.Path path -> path(path);
      case Expression.Asset asset -> asset(asset);
      case Expression.Now _ -> new Evaluated.Value(JsonValue.of(context.now().toString()));
    };
  }

  private Optional<JsonValue> variable(int slot, VariableDefinition definition) {
    Optional<JsonValue> value = values.get(slot);
    return value.isEmpty()
            && definition.rules() instanceof ValueRules.Numeric rules
            && rules.randomize()
        ? Optional.of(draw(definition, rules))
        : value;
  }

  /** The same in each use and each replay, whatever else draws from the seed. */
  private JsonValue draw(VariableDefinition definition, ValueRules.Numeric rules) {
    long name = definition.name().value().hashCode();
    var random = new SplittableRandom(context.seed() * 31 + name);
    long min = bound(rules.min(), 0, RoundingMode.CEILING);
    long max = bound(rules.max(), RenderContext.MAX_SEED, RoundingMode.FLOOR);
    return JsonValue.of(min > max ? min : random.nextLong(min, max + 1));
  }

  private static long bound(@Nullable BigDecimal bound, long otherwise, RoundingMode mode) {
    BigDecimal most = BigDecimal.valueOf(RenderContext.MAX_SEED);
    return bound == null
        ? otherwise
        : bound.max(most.negate()).min(most).setScale(0, mode).longValueExact();
  }

  /** A stored file's reference; that there is one, the path to it has told. */
  private Evaluated asset(Expression.Asset asset) {
    return switch (evaluate(asset.asset())) {
      case Evaluated.Absent _ -> new Evaluated.Failed("there is no file to take a form of");
      case Evaluated.Value(JsonNull _) ->
          new Evaluated.Failed("there is no file to take a form of");
      case Evaluated.Value value -> value;
      case Evaluated.Failed failed -> failed;
    };
  }

  private Evaluated path(Expression.Path path) {
    JsonValue value = variable(path.slot(), path.root()).orElseGet(() -> absent(path.root()));
    for (Step step : path.steps()) {
      Optional<JsonValue> inside = inside(value, step);
      if (inside.isEmpty()) {
        return new Evaluated.Failed(missing(step, value));
      }
      value = inside.get();
    }
    return new Evaluated.Value(value);
  }

  /** What stands in an expression for a variable without a value. */
  private static JsonValue absent(VariableDefinition definition) {
    boolean isList =
        definition.type() == VariableType.LIST
            || definition.type() == VariableType.MULTISELECT
            || (definition.rules() instanceof ValueRules.Asset files && files.multiple());
    return isList ? new JsonArray(List.of()) : JsonValue.ofNull();
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
