package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.worker.port.out.BudgetScene.id;
import static io.emprops.core.worker.port.out.BudgetScene.job;
import static io.emprops.core.worker.port.out.BudgetScene.key;
import static io.emprops.core.worker.port.out.LeaseScene.LONG;
import static io.emprops.core.worker.port.out.LeaseScene.P0;
import static io.emprops.core.worker.port.out.LeaseScene.failure;
import static io.emprops.core.worker.port.out.LeaseScene.simulation;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.BudgetStanding;
import io.emprops.core.job.Expense;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link io.emprops.core.budget.port.out.QueueBudgets} promises: how much is held, spent
 * and left. What it is told, and when it begins anew: {@code BudgetNoticesContract}; what an
 * attempt is charged with: {@code ExpensesContract}.
 */
public abstract class QueueBudgetsContract {
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
  void startsNoMoreThanTheLimitHoldsEnoughFor() {
    budgets.tell("A", DOLLAR);
    budgets.submit(4, SpendingTerms.of(300_000, 0));

    assertThat(scene.claim()).isPresent();
    assertThat(scene.claim()).isPresent();
    assertThat(scene.claim()).isPresent();
    assertThat(scene.claim()).isEmpty();

    assertThat(budgets.figures("A").held()).isEqualTo(new Expense(900_000, 0));
  }

  @Test
  void severalThatAreClaimedTogetherDoNotExceedItEither() {
    budgets.tell("A", DOLLAR);
    budgets.submit(9, SpendingTerms.of(300_000, 0));

    List<Claim> claims = scene.leases().claim(P0, LeaseScene.idle("w1", simulation(), 9), LONG, 9);

    assertThat(claims).hasSize(3);
  }

  @Test
  void whatWasUsedStandsInPlaceOfWhatWasHeld() {
    budgets.tell("A", DOLLAR);
    budgets.submit(4, SpendingTerms.of(600_000, 0));
    Claim first = budgets.claim();
    assertThat(scene.claim()).isEmpty();

    budgets.complete(first, "0.1", 0);

    Claim second = budgets.claim();
    assertThat(budgets.figures("A").spent()).isEqualTo(new Expense(100_000, 0));
    budgets.complete(second, "0.400001", 0);
    assertThat(scene.claim()).isEmpty();
    assertThat(budgets.figures("A"))
        .isEqualTo(new BudgetFigures(new Expense(500_001, 0), Expense.NONE, 0));
  }

  @Test
  void tokensAreLimitedAsMoneyIs() {
    budgets.tell("A", BudgetLimit.ofTokens(1_000));
    budgets.submit(3, SpendingTerms.of(0, 400));

    Claim first = budgets.claim();
    budgets.claim();
    assertThat(scene.claim()).isEmpty();

    budgets.complete(first, "5", 200);
    assertThat(scene.claim()).isPresent();
  }

  @Test
  void ofJobsThatNothingIsKnownOfOneRunsAtATime() {
    budgets.tell("A", DOLLAR);
    budgets.submit(3, null);

    Claim first = budgets.claim();
    assertThat(scene.claim()).isEmpty();

    budgets.complete(first, "0.2", 0);
    assertThat(scene.claim()).isPresent();
    assertThat(scene.claim()).isPresent();
  }

  @Test
  void takesTheMostThatLateJobsUsedForWhatTheNextOneWill() {
    budgets.tell("A", DOLLAR);
    budgets.submit(9, null);
    budgets.complete(budgets.claim(), "0.1", 0);
    budgets.complete(budgets.claim(), "0.3", 0);
    budgets.complete(budgets.claim(), "0.05", 0);

    budgets.claim();

    assertThat(budgets.figures("A").held()).isEqualTo(new Expense(300_000, 0));
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void allBudgetsOfAJobMustHaveEnoughLeft() {
    budgets.tell("A", BudgetLimit.ofMicroDollars(100));
    budgets.tell("B", BudgetLimit.ofTokens(100));
    scene.submit(
        aJob().number(1).flowKeys(key("A"), key("B")).spending(SpendingTerms.of(10, 60)).build(),
        aJob().number(2).flowKeys(key("A"), key("B")).spending(SpendingTerms.of(10, 60)).build(),
        aJob().number(3).flowKeys(key("A")).spending(SpendingTerms.of(10, 60)).build());

    List<JobId> started = List.of(budgets.claim().job().id(), budgets.claim().job().id());

    assertThat(started).contains(id(3)).containsAnyOf(id(1), id(2));
    assertThat(scene.claim()).isEmpty();
    assertThat(budgets.figures("A").held()).isEqualTo(new Expense(20, 120));
    assertThat(budgets.figures("B").held()).isEqualTo(new Expense(10, 60));
  }

  @Test
  void jobsWithoutItGoOnWhileItIsUsedUp() {
    budgets.tell("A", BudgetLimit.ofMicroDollars(0));
    budgets.submit(2, SpendingTerms.of(1, 0));
    scene.submit(aJob().number(9).acceptedAt(Instant.now()).build());

    assertThat(budgets.claim().job().id()).isEqualTo(id(9));
    assertThat(scene.claim()).isEmpty();
  }

  @Test
  void oneThatIsTooLargeHoldsTheOthersUpOnlyWhileItWaits() {
    budgets.tell("A", BudgetLimit.ofMicroDollars(100));
    scene.submit(
        job(1, SpendingTerms.of(60, 0)),
        job(2, SpendingTerms.of(60, 0)),
        job(3, SpendingTerms.of(30, 0)));
    budgets.claim();
    assertThat(scene.claim()).isEmpty();

    scene.queue().cancel(id(2));
    scene.pass(Duration.ofSeconds(6));

    assertThat(budgets.claim().job().id()).isEqualTo(id(3));
  }

  @Test
  void oneThatWantsMoreThanAllOfItRunsWhenNothingIsUsed() {
    budgets.tell("A", BudgetLimit.ofMicroDollars(100));
    scene.submit(job(1, SpendingTerms.of(5_000, 0)));

    budgets.claim();

    assertThat(budgets.figures("A").held()).isEqualTo(new Expense(100, 0));
  }

  @Test
  void aProvidersWaitDoesNotShutABudget() {
    budgets.tell("A", DOLLAR);
    budgets.submit(2, SpendingTerms.of(100, 0));
    Claim limited = budgets.claim();
    var slow = new JobFailure(FailureClass.RATE_LIMIT, "http-429", "slow down", 60_000L);

    scene.leases().fail(limited.job().id(), limited.token(), slow);

    assertThat(scene.status(limited.job().id())).isEqualTo(JobStatus.SCHEDULED);
    assertThat(scene.claim()).isPresent();
  }

  @Test
  void tellsWhyAJobWaits() {
    budgets.tell("A", BudgetPeriod.TOTAL, BudgetLimit.ofMicroDollars(100));
    budgets.submit(3, SpendingTerms.of(40, 7));
    budgets.complete(budgets.claim(), "0.00003", 5);
    budgets.claim();
    assertThat(scene.claim()).isEmpty();

    BudgetStanding standing = budgets.standing(3);

    assertThat(standing.name()).isEqualTo("Budget A");
    assertThat(standing.spent()).isEqualTo(new Expense(30, 5));
    assertThat(standing.held()).isEqualTo(new Expense(40, 7));
    assertThat(standing.needed()).contains(new Expense(40, 7));
    assertThat(standing.turns()).isEmpty();
    assertThat(standing.limit()).isEqualTo(BudgetLimit.ofMicroDollars(100));
  }

  @Test
  void endsWithoutAStartWhenItsDeadlineComesFirst() {
    budgets.tell("A", BudgetLimit.ofMicroDollars(0));
    scene.submit(
        aJob()
            .number(1)
            .flowKeys(key("A"))
            .deadline(Instant.now().plus(Duration.ofHours(1)))
            .build());
    assertThat(scene.claim()).isEmpty();

    scene.pass(Duration.ofHours(2));

    assertThat(scene.status(id(1))).isEqualTo(JobStatus.TIMEOUT);
    assertThat(scene.end(id(1)).attempts()).isEmpty();
  }

  @Test
  void tellsTheLedgerWhatEachAttemptUsed() {
    budgets.tell("A", DOLLAR);
    scene.submit(job(1, SpendingTerms.of(100, 0)));
    Claim first = budgets.claim();
    scene
        .leases()
        .fail(
            first.job().id(),
            first.token(),
            failure(FailureClass.SERVICE_ERROR),
            BudgetScene.usage("0.00002", 4));
    assertThat(scene.events(id(1)).getLast().body())
        .isInstanceOfSatisfying(
            JobEvent.StateChanged.class,
            state -> assertThat(state.spent()).isEqualTo(new Expense(20, 4)));
    Claim second = scene.claimEventually();

    scene
        .leases()
        .complete(second.job().id(), second.token(), JsonValue.of(1), Usage.ofDuration(1));

    assertThat(scene.end(id(1)).attempts())
        .extracting(attempt -> attempt.spent())
        .containsExactly(new Expense(20, 4), Expense.NONE);
  }
}
