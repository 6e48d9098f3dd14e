package io.emprops.openapi.application.budget;

import io.emprops.core.budget.Budget;
import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetNotice;
import io.emprops.core.budget.BudgetScope;
import io.emprops.core.budget.port.out.BudgetStore;
import io.emprops.core.budget.port.out.BudgetStore.Spent;
import io.emprops.core.budget.port.out.QueueBudgets;
import io.emprops.core.budget.port.out.QueueBudgets.Heard;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the partitions of a queue of budgets, each its share, with what the ledger knows of their
 * use: nobody knows where the next job of a budget will come from, and all together must not exceed
 * it. One of a job type has all of it where that type's jobs are.
 */
public final class BudgetTeller {
  /** Twice as it is, for a life that has just begun; then for a queue whose clock is behind. */
  private static final List<Duration> LATENESS =
      List.of(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(10), Duration.ofMinutes(5));

  private final BudgetStore store;
  private final QueueBudgets queue;
  private final JobQueue lives;
  private final Partitions partitions;
  private final InstantSource clock;

  /** The queue's life is read for each notice, since what is told is true of one life. */
  public BudgetTeller(
      BudgetStore store,
      QueueBudgets queue,
      JobQueue lives,
      Partitions partitions,
      InstantSource clock) {
    this.store = store;
    this.queue = queue;
    this.lives = lives;
    this.partitions = partitions;
    this.clock = clock;
  }

  /**
   * Tells a partition of all budgets again, and of those that are no more.
   *
   * @return how many were told
   * @throws QueueUnavailableException if it cannot be told
   */
  public int restore(Partition partition) {
    Set<Budget> told = Set.of();
    Set<Budget> all = new LinkedHashSet<>(store.all());
    // What somebody changes meanwhile may have been told before the older word was.
    while (!all.equals(told)) {
      Set<Budget> before = told;
      all.stream()
          .filter(budget -> !before.contains(budget))
          .forEach(budget -> tell(partition, budget));
      told = all;
      all = new LinkedHashSet<>(store.all());
    }
    List<BudgetId> ended = store.ended();
    ended.forEach(id -> queue.tell(partition, new BudgetNotice.Ended(id)));
    return told.size() + ended.size();
  }

  /**
   * Tells all partitions that can be told.
   *
   * @throws QueueUnavailableException if any could not be told; it is told later
   */
  void tell(Budget budget) {
    each(partition -> tell(partition, budget));
  }

  /** The same of one that is no more. */
  void end(BudgetId id) {
    each(partition -> queue.tell(partition, new BudgetNotice.Ended(id)));
  }

  private void each(Telling telling) {
    Optional<QueueUnavailableException> failure = Optional.empty();
    for (Partition partition : partitions.all()) {
      try {
        telling.tell(partition);
      } catch (QueueUnavailableException e) {
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private void tell(Partition partition, Budget budget) {
    for (Duration late : LATENESS) {
      if (queue.tell(partition, notice(partition, budget, late)) == Heard.KEPT) {
        return;
      }
    }
    throw new QueueUnavailableException(
        "%s begins a life or a period; budget %s is told later".formatted(partition, budget.id()));
  }

  private BudgetNotice notice(Partition partition, Budget budget, Duration late) {
    long epoch = lives.state(partition).epoch();
    Instant since = budget.wish().period().start(clock.instant().minus(late));
    Spent spent = store.spent(budget.id(), partition, epoch, since);
    return new BudgetNotice.Kept(
        budget.id(),
        budget.wish().name(),
        budget.wish().period(),
        share(partition, budget),
        epoch,
        since,
        spent.before(),
        spent.known());
  }

  private BudgetLimit share(Partition partition, Budget budget) {
    BudgetLimit limit = budget.wish().limit();
    if (budget.wish().scope() instanceof BudgetScope.OfJobType(JobType type)) {
      return partitions.of(type).equals(partition) ? limit : limit.none();
    }
    return limit.share(partitions.all().indexOf(partition), partitions.all().size());
  }

  /**
   * What is used of budgets in all partitions; one that no partition knows is left out.
   *
   * @throws QueueUnavailableException if one cannot be asked
   */
  Map<BudgetId, BudgetFigures> figures(List<BudgetId> budgets) {
    Map<BudgetId, BudgetFigures> all = new HashMap<>();
    for (Partition partition : partitions.all()) {
      queue
          .figures(partition, budgets)
          .forEach((id, figures) -> all.merge(id, figures, BudgetFigures::plus));
    }
    return all;
  }

  private interface Telling {
    void tell(Partition partition);
  }
}
