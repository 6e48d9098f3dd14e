package io.emprops.core.budget;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.job.Expense;

/**
 * How much of a budget is used, as a queue counts it.
 *
 * @param spent in the running period
 * @param held for jobs that run
 * @param unpriced attempts of the period whose cost nobody told, of a budget that limits money
 */
@JsonNaming(SnakeCaseStrategy.class)
public record BudgetFigures(Expense spent, Expense held, long unpriced) {
  /** Of a budget that nobody has used. */
  public static final BudgetFigures NONE = new BudgetFigures(Expense.NONE, Expense.NONE, 0);

  /** Of two partitions together. */
  public BudgetFigures plus(BudgetFigures other) {
    return new BudgetFigures(
        spent.plus(other.spent), held.plus(other.held), unpriced + other.unpriced);
  }
}
