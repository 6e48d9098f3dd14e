package io.emprops.template.expression;

import io.emprops.core.problem.ErrorCode;

/**
 * Counts what the expressions and loops of one rendering do, so that none goes on for ever or fills
 * the memory. Belongs to one rendering and one thread.
 */
public final class Work {
  private final Allowance allowance;
  private long text;
  private long steps;
  private long iterations;

  /** Begins to count. */
  public Work(Allowance allowance) {
    this.allowance = allowance;
  }

  /**
   * How much one rendering may do.
   *
   * @param text UTF-16 units of text and elements of lists that expressions build
   * @param steps parts of expressions that are evaluated, and what they look through
   * @param iterations of all loops together
   */
  public record Allowance(long text, long steps, long iterations) {}

  /** Counts text or list elements before they are built. */
  public void build(long units) {
    text += units;
    if (text > allowance.text()) {
      throw new ExpressionFault(
          ErrorCode.EXPRESSION_COST,
          "the expressions build more than %d characters".formatted(allowance.text()));
    }
  }

  /** Counts evaluated parts. */
  public void step(long count) {
    steps += count;
    if (steps > allowance.steps()) {
      throw new ExpressionFault(ErrorCode.EXPRESSION_COST, "the expressions take too long");
    }
  }

  /** Counts turns of loops. */
  public void iterate(long count) {
    iterations += count;
    if (iterations > allowance.iterations()) {
      throw new ExpressionFault(
          ErrorCode.LIMIT_ITERATIONS, "more than %d repetitions".formatted(allowance.iterations()));
    }
  }

  /**
   * Throws again what a condition may have swallowed: {@code a || true} is true though a failed.
   */
  void settle() {
    build(0);
    step(0);
    iterate(0);
  }
}
