package io.emprops.core.budget.port.in;

import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetReport;
import io.emprops.core.budget.BudgetWish;
import io.emprops.core.identity.Principal;
import java.util.List;
import java.util.Optional;

/**
 * Budgets of the caller's organisation. Reading needs the role operator, writing the role admin:
 * who may raise a budget spends the organisation's money.
 */
public interface KeepBudgetUseCase {

  /** All, the oldest first. */
  List<BudgetReport> list(Principal caller);

  /** One; empty, if there is none. */
  Optional<BudgetReport> find(Principal caller, BudgetId id);

  /** Makes one. It covers jobs that are submitted from now on, and counts what these use. */
  BudgetReport add(Principal caller, BudgetWish wish);

  /** Renames it, raises or lowers it; empty, if there is none. */
  Optional<BudgetReport> change(Principal caller, BudgetId id, String name, BudgetLimit limit);

  /** Deletes it, so that its jobs may start; whether there was one. */
  boolean delete(Principal caller, BudgetId id);
}
