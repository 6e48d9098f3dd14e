package io.emprops.core.worker.port.out;

import static io.emprops.core.worker.port.out.BudgetScene.id;
import static io.emprops.core.worker.port.out.LeaseScene.P0;
import static io.emprops.core.worker.port.out.LeaseScene.simulation;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.port.out.QueueBudgets.Heard;
import io.emprops.core.job.Expense;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How {@link io.emprops.core.budget.port.out.QueueBudgets} takes what it is told, and begins anew.
 */
public abstract class BudgetNoticesContract {
  private static final BudgetLimit DOLLAR = BudgetLimit.ofMicroDollars(1_000_000);

  private LeaseScene scene;
  private BudgetScene budgets;

  /** A partition without jobs. */
  protected abstract LeaseScene emptyScene();

  @BeforeEach
  void prepare() {
    scene = emptyScene();
    budgets = new BudgetScene(scene);
  }

  @Test
  void waitsForTheNextPeriodAndNoLonger() {
    budgets.tell("A", BudgetPeriod.DAY, DOLLAR);
    budgets.submit(3, SpendingTerms.of(1_000_000, 0));
    budgets.complete(budgets.claim(), "1", 0);
    assertThat(scene.claim()).isEmpty();
    Instant turns = budgets.standing(2).turns().orElseThrow();
    Duration left = Duration.between(scene.standings().standing(id(2)).orElseThrow().now(), turns);
    assertThat(left).isBetween(Duration.ZERO, Duration.ofDays(1));

    scene.pass(left.minusMinutes(1));
    assertThat(scene.claim()).isEmpty();
    scene.pass(Duration.ofMinutes(2));

    assertThat(scene.claim()).isPresent();
    assertThat(budgets.figures("A").spent()).isEqualTo(Expense.NONE);
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void whatRunsWhenThePeriodTurnsIsHeldAndThenSpentInTheNewOne() {
    budgets.tell("A", BudgetPeriod.DAY, DOLLAR);
    budgets.submit(2, SpendingTerms.of(600_000, 0));
    Claim over = scene.claim("w1", simulation(), Duration.ofDays(2)).orElseThrow();

    scene.pass(Duration.ofDays(1));

    assertThat(scene.claim()).isEmpty();
    budgets.complete(over, "0.2", 0);
    assertThat(budgets.figures("A").spent()).isEqualTo(new Expense(200_000, 0));
    assertThat(scene.claim()).isPresent();
  }

  @Test
  void itsMonthsAreThoseOfTheCalendar() {
    budgets.tell("A", BudgetPeriod.MONTH, BudgetLimit.ofMicroDollars(0));
    budgets.submit(1, SpendingTerms.of(1, 0));
    for (int n = 0; n < 60; n++) {
      scene.claim();
      Instant now = scene.standings().standing(id(1)).orElseThrow().now();

      assertThat(budgets.standing(1).turns()).isEqualTo(BudgetPeriod.MONTH.end(now));

      scene.pass(Duration.ofDays(29).plusHours(7));
    }
  }

  @Test
  void aLimitThatIsRaisedLetsThemStartAndALoweredOneLetsThemWait() {
    budgets.tell("A", BudgetLimit.ofMicroDollars(100));
    budgets.submit(3, SpendingTerms.of(100, 0));
    budgets.claim();
    assertThat(scene.claim()).isEmpty();

    budgets.tell("A", BudgetLimit.ofMicroDollars(200));

    Claim second = budgets.claim();
    assertThat(scene.claim()).isEmpty();
    budgets.tell("A", BudgetLimit.ofMicroDollars(150));
    budgets.complete(second, "0", 0);
    assertThat(scene.claim()).isEmpty();
    budgets.tell("A", BudgetLimit.ofMicroDollars(300));
    assertThat(scene.claim()).isPresent();
  }

  @Test
  void aBudgetThatTheQueueWasNotToldOfLetsNoneStart() {
    budgets.submit(1, SpendingTerms.of(1, 0));
    assertThat(scene.claim()).isEmpty();
    assertThat(scene.status(id(1))).isEqualTo(JobStatus.PENDING);

    budgets.tell("A", DOLLAR);

    assertThat(scene.claim()).isPresent();
  }

  @Test
  void aBudgetThatIsNoMoreHoldsNothingBack() {
    budgets.tell("A", BudgetLimit.ofMicroDollars(10));
    budgets.submit(2, SpendingTerms.of(10, 0));
    Claim first = budgets.claim();
    assertThat(scene.claim()).isEmpty();

    budgets.end("A");

    assertThat(scene.claim()).isPresent();
    budgets.complete(first, "1", 0);
    assertThat(scene.budgets().figures(P0, List.of(BudgetScene.id("A")))).isEmpty();
  }

  @Test
  void whatOtherLivesUsedCountsOnceHoweverOftenItIsTold() {
    budgets.tell("A", DOLLAR, new Expense(500_000, 3), Expense.NONE);
    budgets.submit(3, SpendingTerms.of(200_000, 0));
    Claim first = budgets.claim();
    budgets.complete(first, "0.2", 7);

    budgets.tell("A", DOLLAR, new Expense(500_000, 3), new Expense(100_000, 2));
    budgets.tell("A", DOLLAR, new Expense(500_000, 3), new Expense(200_000, 7));

    assertThat(budgets.figures("A").spent()).isEqualTo(new Expense(700_000, 10));
    budgets.claim();
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void whatThisLifeHasLostOfItsOwnIsToldByTheLedger() {
    budgets.tell("A", DOLLAR, Expense.NONE, new Expense(900_000, 0));
    budgets.submit(1, SpendingTerms.of(200_000, 0));

    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void believesNothingThatWasReadForAnotherLife() {
    assertThat(budgets.tellOf(1, "A", DOLLAR)).isEqualTo(Heard.OUTDATED);

    budgets.submit(1, SpendingTerms.of(1, 0));
    assertThat(scene.claim()).isEmpty();
  }
}
