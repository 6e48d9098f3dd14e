package io.emprops.openapi.application.job;

import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.QueueSetting;
import io.emprops.core.job.port.out.QueueControl;
import io.emprops.core.job.port.out.QueueSettings;
import io.emprops.openapi.application.budget.BudgetTeller;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Tells a queue again what it was told of settings and budgets: with its state it has lost that.
 */
public final class QueueRestorer {
  private final QueueSettings settings;
  private final QueueTeller teller;
  private final BudgetTeller budgets;

  /** Settings are kept once, for all partitions, by the name of the default one. */
  public QueueRestorer(
      QueueSettings settings, QueueControl queue, Partitions partitions, BudgetTeller budgets) {
    this.settings = settings;
    this.budgets = budgets;
    this.teller = new QueueTeller(queue, partitions);
  }

  /**
   * Tells a partition all settings and budgets; one that it has already changes nothing.
   *
   * @return how many there are
   * @throws io.emprops.core.job.port.out.QueueUnavailableException if it cannot be told
   */
  public int restore(Partition partition) {
    Set<QueueSetting> told = Set.of();
    Set<QueueSetting> all = kept();
    // What an operator changes meanwhile may have been told before the older setting was.
    while (!all.equals(told)) {
      Set<QueueSetting> before = told;
      all.stream()
          .filter(setting -> !before.contains(setting))
          .forEach(setting -> teller.tell(partition, setting));
      told = all;
      all = kept();
    }
    return told.size() + budgets.restore(partition);
  }

  private Set<QueueSetting> kept() {
    return new LinkedHashSet<>(settings.all(Partitions.DEFAULT));
  }
}
