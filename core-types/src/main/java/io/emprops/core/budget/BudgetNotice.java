package io.emprops.core.budget;

import io.emprops.core.job.Expense;
import java.time.Instant;

/** What a partition is told of a budget, and told again after it has lost its state. */
public sealed interface BudgetNotice {

  /** Which budget. */
  BudgetId budget();

  /**
   * What it allows, and what the ledger knows of its use. A partition counts what is used in its
   * own life, so that the ledger's word on other lives can be told any time and counts once.
   *
   * @param name for people
   * @param limit the partition's share
   * @param epoch the partition's life that {@code before} and {@code known} were read for
   * @param since the start of the period that they were read for
   * @param before what other lives of the partition have used in it
   * @param known what this life has used in it at least: it may have lost its last second
   */
  record Kept(
      BudgetId budget,
      String name,
      BudgetPeriod period,
      BudgetLimit limit,
      long epoch,
      Instant since,
      Expense before,
      Expense known)
      implements BudgetNotice {}

  /** It is no more; jobs that were submitted under it may start. */
  record Ended(BudgetId budget) implements BudgetNotice {}
}
