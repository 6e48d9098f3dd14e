package io.emprops.openapi.application.budget;

import io.emprops.core.budget.Budget;
import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetReport;
import io.emprops.core.budget.BudgetWish;
import io.emprops.core.budget.port.in.KeepBudgetUseCase;
import io.emprops.core.budget.port.out.BudgetStore;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.Expense;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps budgets, and tells the queue of them. A queue that cannot be told now is told later. */
public final class KeepBudgetService implements KeepBudgetUseCase {
  private final BudgetStore store;
  private final BudgetTeller teller;
  private final InstantSource clock;
  private final Ulid ids;

  /** Joins the parts. */
  public KeepBudgetService(BudgetStore store, BudgetTeller teller, InstantSource clock, Ulid ids) {
    this.store = store;
    this.teller = teller;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public List<BudgetReport> list(Principal caller) {
    caller.require(Role.OPERATOR);
    return reports(store.list(caller.organisation()));
  }

  @Override
  public Optional<BudgetReport> find(Principal caller, BudgetId id) {
    caller.require(Role.OPERATOR);
    return store.find(caller.organisation(), id).map(this::report);
  }

  @Override
  public BudgetReport add(Principal caller, BudgetWish wish) {
    caller.require(Role.ADMIN);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Budget budget =
        store.add(caller.organisation(), new BudgetId(ids.next()), wish, caller.user(), now);
    return told(budget);
  }

  @Override
  public Optional<BudgetReport> change(
      Principal caller, BudgetId id, String name, BudgetLimit limit) {
    caller.require(Role.ADMIN);
    return store.change(caller.organisation(), id, name, limit).map(this::told);
  }

  @Override
  public boolean delete(Principal caller, BudgetId id) {
    caller.require(Role.ADMIN);
    boolean was = store.delete(caller.organisation(), id, clock.instant());
    if (was) {
      whereReached(() -> teller.end(id));
    }
    return was;
  }

  private BudgetReport told(Budget budget) {
    whereReached(() -> teller.tell(budget));
    return report(budget);
  }

  /** The partitions' reconcilers tell all budgets again. */
  private static void whereReached(Runnable telling) {
    try {
      telling.run();
    } catch (QueueUnavailableException _) {
      // It is kept; jobs of a budget that was not told yet wait, so that nothing is overspent.
    }
  }

  private BudgetReport report(Budget budget) {
    return reports(List.of(budget)).getFirst();
  }

  private List<BudgetReport> reports(List<Budget> budgets) {
    Map<BudgetId, BudgetFigures> live = live(budgets);
    Instant now = clock.instant();
    return budgets.stream().map(budget -> report(budget, live, now)).toList();
  }

  private Map<BudgetId, BudgetFigures> live(List<Budget> budgets) {
    if (budgets.isEmpty()) {
      return Map.of();
    }
    try {
      return teller.figures(budgets.stream().map(Budget::id).toList());
    } catch (QueueUnavailableException _) {
      return Map.of();
    }
  }

  private BudgetReport report(Budget budget, Map<BudgetId, BudgetFigures> live, Instant now) {
    Optional<BudgetFigures> figures = Optional.ofNullable(live.get(budget.id()));
    return new BudgetReport(
        budget,
        figures.orElseGet(() -> known(budget, now)),
        figures.isPresent(),
        budget.wish().period().end(now));
  }

  private BudgetFigures known(Budget budget, Instant now) {
    Expense spent = store.spent(budget.id(), budget.wish().period().start(now));
    return new BudgetFigures(spent, Expense.NONE, 0);
  }
}
