package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.worker.port.out.LeaseScene.P0;

import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetNotice;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.BudgetStanding;
import io.emprops.core.budget.port.out.QueueBudgets.Heard;
import io.emprops.core.job.Expense;
import io.emprops.core.job.JobId;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Budgets of a scene, each named by a letter. */
public record BudgetScene(LeaseScene scene) {

  /** The budget of that letter. */
  public static BudgetId id(String letter) {
    return new BudgetId("01HZX3V6QK8M2N4P5R7S9T1W3" + letter);
  }

  /** Its flow key. */
  static String key(String letter) {
    return id(letter).flowKey();
  }

  /** The job of that number, under budget A. */
  static QueuedJob job(int number, @Nullable SpendingTerms terms) {
    return aJob().number(number).flowKeys(key("A")).spending(terms).acceptedAfter(number).build();
  }

  /** The id of the job of that number. */
  static JobId id(int number) {
    return aJob().number(number).build().id();
  }

  /** Submits the jobs of the numbers from one on. */
  void submit(int jobs, @Nullable SpendingTerms terms) {
    for (int number = 1; number <= jobs; number++) {
      scene.submit(job(number, terms));
    }
  }

  /** Claims the job whose turn it is. */
  Claim claim() {
    return scene.claim().orElseThrow();
  }

  /** What an attempt used: dollars, and input tokens. */
  public static Usage usage(String dollars, long tokens) {
    return new Usage(tokens, 0L, null, null, 1, new BigDecimal(dollars));
  }

  /** Tells of a budget for good. */
  public void tell(String letter, BudgetLimit limit) {
    tell(letter, BudgetPeriod.TOTAL, limit);
  }

  void tell(String letter, BudgetPeriod period, BudgetLimit limit) {
    require(tell(letter, period, limit, epoch(), Expense.NONE, Expense.NONE));
  }

  void tell(String letter, BudgetLimit limit, Expense before, Expense known) {
    require(tell(letter, BudgetPeriod.TOTAL, limit, epoch(), before, known));
  }

  Heard tellOf(long epoch, String letter, BudgetLimit limit) {
    return tell(letter, BudgetPeriod.TOTAL, limit, epoch, Expense.NONE, Expense.NONE);
  }

  private Heard tell(
      String letter,
      BudgetPeriod period,
      BudgetLimit limit,
      long epoch,
      Expense before,
      Expense known) {
    return scene
        .budgets()
        .tell(
            P0,
            new BudgetNotice.Kept(
                id(letter),
                "Budget " + letter,
                period,
                limit,
                epoch,
                period.start(Instant.now()),
                before,
                known));
  }

  private static void require(Heard heard) {
    if (heard != Heard.KEPT) {
      throw new AssertionError(heard.toString());
    }
  }

  /** It is no more. */
  void end(String letter) {
    require(scene.budgets().tell(P0, new BudgetNotice.Ended(id(letter))));
  }

  private long epoch() {
    return scene.queue().state(P0).epoch();
  }

  /** What is used of it. */
  public BudgetFigures figures(String letter) {
    return Objects.requireNonNull(scene.budgets().figures(P0, List.of(id(letter))).get(id(letter)));
  }

  /** What keeps that job. */
  BudgetStanding standing(int job) {
    return scene.standings().standing(id(job)).orElseThrow().budget().orElseThrow();
  }

  void complete(Claim claim, String dollars, long tokens) {
    scene
        .leases()
        .complete(claim.job().id(), claim.token(), JsonValue.of(1), usage(dollars, tokens));
  }
}
