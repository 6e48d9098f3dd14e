package io.emprops.core.budget.port.in;

import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetNotice;
import io.emprops.core.job.Partition;
import java.util.List;
import java.util.Map;

/** What open-api tells the queue of budgets, and asks of it. */
public interface CountBudgetUseCase {

  /**
   * Tells a partition of a budget.
   *
   * @return false if what it was told is of another life or period
   */
  boolean tell(Partition partition, BudgetNotice notice);

  /** What is used of each; one that the partition does not know is left out. */
  Map<BudgetId, BudgetFigures> figures(Partition partition, List<BudgetId> budgets);
}
