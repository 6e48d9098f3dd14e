package io.emprops.template.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.problem.ErrorCode;
import java.util.function.Consumer;

/** Tells to the unit what a computation counts: it ends with so much, and not with one less. */
final class Cost {
  private static final long PLENTY = 1L << 40;

  private Cost() {}

  /** Work that never ends early. */
  static Work unlimited() {
    return new Work(new Work.Allowance(PLENTY, PLENTY, PLENTY));
  }

  /** Asserts how many units the computation counts as built. */
  static void assertBuilds(long units, Consumer<Work> computation) {
    computation.accept(new Work(new Work.Allowance(units, PLENTY, PLENTY)));
    assertRefused(new Work(new Work.Allowance(units - 1, PLENTY, PLENTY)), computation);
  }

  /** Asserts how many steps the computation counts. */
  static void assertSteps(long steps, Consumer<Work> computation) {
    computation.accept(new Work(new Work.Allowance(PLENTY, steps, PLENTY)));
    assertRefused(new Work(new Work.Allowance(PLENTY, steps - 1, PLENTY)), computation);
  }

  private static void assertRefused(Work work, Consumer<Work> computation) {
    assertThatThrownBy(() -> computation.accept(work))
        .isInstanceOfSatisfying(
            ExpressionFault.class,
            fault -> assertThat(fault.code()).isEqualTo(ErrorCode.EXPRESSION_COST));
  }
}
