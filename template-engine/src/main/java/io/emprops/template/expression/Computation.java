package io.emprops.template.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.values.CelByteString;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelEvaluationListener;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.ErrorCode;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An expression whose types fit, ready to be computed. Immutable and thread-safe. */
public final class Computation {
  private static final int UNITS_A_STEP = 256;

  /** Of a list that is only passed on. */
  private static final int ELEMENTS_A_STEP = 4;

  /** Of a list that a function makes, which takes memory too. */
  private static final int STEPS_AN_ELEMENT = 2;

  private final CelRuntime.Program program;
  private final Map<String, ValueType> names;
  private final ValueType type;
  private final BitSet turns;

  Computation(
      CelRuntime.Program program, Map<String, ValueType> names, ValueType type, BitSet turns) {
    this.program = program;
    this.names = Map.copyOf(names);
    this.type = type;
    this.turns = turns;
  }

  /** What it gives. */
  public ValueType type() {
    return type;
  }

  /**
   * Computes the value.
   *
   * @param isNamed whether it gets a name and stays what it is, rather than be put into the payload
   * @param values by name, for each name that the expression does not bind itself
   * @throws ExpressionFault if there is no value
   */
  public JsonValue compute(Scope values, Session session, boolean isNamed) {
    CelVariableResolver resolver =
        name ->
            Optional.ofNullable(names.get(name))
                .map(nameType -> session.value(values.value(name), nameType));
    try {
      Object result = program.trace(resolver, session.functions(), listener(session.work()));
      session.work().settle();
      return isNamed
          ? CelValues.toNamed(result, session.work())
          : CelValues.toJson(result, session.work());
    } catch (CelEvaluationException | StackOverflowError e) {
      throw fault(e);
    }
  }

  /** Knows the values of names. */
  @FunctionalInterface
  public interface Scope {
    /** The value; null stands for one that is absent. */
    JsonValue value(String name);
  }

  private CelEvaluationListener listener(Work work) {
    return (expr, result) -> {
      // Most functions look through the texts that they take, and the library does not count that.
      work.step(1L + (result instanceof String text ? text.length() / UNITS_A_STEP : 0));
      if (turns.get(Math.toIntExact(expr.id()))) {
        work.iterate(1);
      }
      boolean isBuilt = expr.getKind() == CelExpr.ExprKind.Kind.CALL;
      if (isBuilt) {
        built(result, work);
      }
      look(result, isBuilt, work);
    };
  }

  /** What the library's own functions build is at most a few times as large as what they take. */
  private static void built(Object result, Work work) {
    if (result instanceof String text) {
      work.build(text.length());
    } else if (result instanceof CelByteString bytes) {
      work.build(bytes.size());
    }
  }

  /** The library looks through a list, and the lists in it, each time that it is passed on. */
  private static void look(Object result, boolean isBuilt, Work work) {
    Collection<?> elements =
        switch (result) {
          case Collection<?> list -> list;
          case Map<?, ?> map -> map.values();
          default -> List.of();
        };
    work.step(
        isBuilt ? (long) elements.size() * STEPS_AN_ELEMENT : elements.size() / ELEMENTS_A_STEP);
    for (Object element : elements) {
      if (element instanceof Collection<?> || element instanceof Map<?, ?>) {
        work.step(1);
        look(element, isBuilt, work);
      }
    }
  }

  private static ExpressionFault fault(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ExpressionFault fault) {
        return fault;
      }
    }
    if (failure instanceof CelEvaluationException e) {
      return switch (e.getErrorCode()) {
        case ATTRIBUTE_NOT_FOUND -> ExpressionFault.evaluation("there is no such member");
        case INDEX_OUT_OF_BOUNDS -> ExpressionFault.evaluation("there is no such element");
        case DIVIDE_BY_ZERO -> ExpressionFault.evaluation("division by zero");
        case DUPLICATE_ATTRIBUTE -> ExpressionFault.evaluation("a key of a map comes twice");
        case OVERLOAD_NOT_FOUND ->
            ExpressionFault.evaluation("an operation does not take such a value, perhaps null");
        case NUMERIC_OVERFLOW -> ExpressionFault.evaluation("the result is too large");
        case ITERATION_BUDGET_EXCEEDED ->
            new ExpressionFault(ErrorCode.LIMIT_ITERATIONS, "too many repetitions");
        case BAD_FORMAT, INVALID_ARGUMENT ->
            ExpressionFault.evaluation("a function does not take such a value");
        default -> ExpressionFault.evaluation("the expression has no value");
      };
    }
    return new ExpressionFault(ErrorCode.EXPRESSION_COST, "the expression is nested too deep");
  }
}
