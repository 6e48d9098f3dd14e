package io.emprops.queue.application;

import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetNotice;
import io.emprops.core.budget.port.in.CountBudgetUseCase;
import io.emprops.core.budget.port.out.QueueBudgets;
import io.emprops.core.budget.port.out.QueueBudgets.Heard;
import io.emprops.core.job.Partition;
import java.util.List;
import java.util.Map;

/** Hands what is told of budgets to the queue. */
public final class CountBudgetService implements CountBudgetUseCase {
  private final QueueBudgets budgets;

  /** The queue does the work. */
  public CountBudgetService(QueueBudgets budgets) {
    this.budgets = budgets;
  }

  @Override
  public boolean tell(Partition partition, BudgetNotice notice) {
    return budgets.tell(partition, notice) == Heard.KEPT;
  }

  @Override
  public Map<BudgetId, BudgetFigures> figures(Partition partition, List<BudgetId> asked) {
    return budgets.figures(partition, asked);
  }
}
