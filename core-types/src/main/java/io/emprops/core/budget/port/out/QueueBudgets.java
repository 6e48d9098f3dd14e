package io.emprops.core.budget.port.out;

import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetNotice;
import io.emprops.core.job.Partition;
import java.util.List;
import java.util.Map;

/**
 * Budgets as a queue keeps them: no job starts that one of its budgets has nothing left for. A job
 * names its budgets among its flow keys; one that the queue was not told of lets none start. Every
 * implementation passes {@code QueueBudgetsContract}.
 */
public interface QueueBudgets {

  /**
   * Tells a partition of a budget; the same again changes nothing.
   *
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if it cannot be told
   */
  Heard tell(Partition partition, BudgetNotice notice);

  /** What is used of each; a budget that the partition does not know is left out. */
  Map<BudgetId, BudgetFigures> figures(Partition partition, List<BudgetId> budgets);

  /** What became of a notice. */
  enum Heard {
    /** It holds. */
    KEPT,
    /** The partition has begun another life, or a period begins: read the ledger and tell again. */
    OUTDATED
  }
}
