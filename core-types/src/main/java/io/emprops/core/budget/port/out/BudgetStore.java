package io.emprops.core.budget.port.out;

import io.emprops.core.budget.Budget;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetWish;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.Expense;
import io.emprops.core.job.Partition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps budgets, and what was spent of them as far as the ledger knows. Every implementation passes
 * {@code BudgetStoreContract}.
 */
public interface BudgetStore {

  /** Stores a new one. */
  Budget add(OrganisationId organisation, BudgetId id, BudgetWish wish, UserId by, Instant at);

  /** Changes name and limit; empty, if there is none. */
  Optional<Budget> change(OrganisationId organisation, BudgetId id, String name, BudgetLimit limit);

  /** Ends it; whether there was one. It is remembered that there was. */
  boolean delete(OrganisationId organisation, BudgetId id, Instant at);

  /** One of them. */
  Optional<Budget> find(OrganisationId organisation, BudgetId id);

  /** All of an organisation, the oldest first. */
  List<Budget> list(OrganisationId organisation);

  /** All of all organisations. */
  List<Budget> all();

  /** Those that were deleted: jobs that were submitted under them may still wait. */
  List<BudgetId> ended();

  /** What jobs of a partition have used of it since then, in that life of the queue and others. */
  Spent spent(BudgetId id, Partition partition, long epoch, Instant since);

  /** What all have used since then. */
  Expense spent(BudgetId id, Instant since);

  /**
   * What was spent.
   *
   * @param before in other lives of the queue
   * @param known in the life that was named
   */
  record Spent(Expense before, Expense known) {}
}
