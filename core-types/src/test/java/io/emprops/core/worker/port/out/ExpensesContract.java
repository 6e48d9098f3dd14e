package io.emprops.core.worker.port.out;

import static io.emprops.core.job.AJob.aJob;
import static io.emprops.core.worker.port.out.LeaseScene.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.job.Expense;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.job.TokenPrice;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.out.JobLeases.Claim;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link JobLeases} charges a job's budgets with, however its attempt ends. */
public abstract class ExpensesContract {
  private static final TokenPrice PRICE = new TokenPrice(3_000_000, 15_000_000, 300_000);
  private static final Expense HELD = new Expense(100, 10);

  private LeaseScene scene;
  private BudgetScene budgets;

  /** A partition without jobs. */
  protected abstract LeaseScene emptyScene();

  @BeforeEach
  void prepare() {
    scene = emptyScene();
    budgets = new BudgetScene(scene);
    budgets.tell("A", BudgetLimit.ofMicroDollars(1_000_000));
  }

  @Test
  void whatTheProviderTellsCountsBeforeThePrice() {
    Claim claim = start(new SpendingTerms(100L, 10L, PRICE));

    complete(claim, new Usage(1_000L, 10L, null, null, 1, new BigDecimal("0.0000015")));

    assertSpent(new Expense(2, 1_010));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 100, , 4500",
    "1000, 100, 400, 3420",
    "1, 0, , 3",
    "1, 0, 1, 1",
    "0, 1, , 15",
    "10, 0, 20, 3",
  })
  void tokensCostWhatTheirModelDoes(long input, long output, @Nullable Long cached, long cost) {
    Claim claim = start(new SpendingTerms(100L, 10L, PRICE));

    complete(claim, new Usage(input, output, cached, null, 1, null));

    assertSpent(new Expense(cost, input + output));
  }

  @Test
  void countsWhatNobodyKnowsTheCostOf() {
    Claim claim = start(SpendingTerms.of(100, 10));

    complete(claim, new Usage(7L, 3L, null, null, 1, null));

    assertThat(budgets.figures("A"))
        .isEqualTo(new BudgetFigures(new Expense(0, 10), Expense.NONE, 1));
  }

  @Test
  void aCrashCostsWhatWasHeldForIt() {
    scene.submit(
        aJob()
            .number(1)
            .flowKeys(BudgetScene.id("A").flowKey())
            .spending(SpendingTerms.of(100, 10))
            .build());

    scene.claimAndCrash();

    assertSpent(HELD);
  }

  @Test
  void aFailureCostsWhatItTells() {
    Claim claim = start(SpendingTerms.of(100, 10));

    fail(claim, FailureClass.RESPONSE_ERROR, BudgetScene.usage("0.00007", 4));

    assertSpent(new Expense(70, 4));
  }

  @ParameterizedTest
  @EnumSource(FailureClass.class)
  void aFailureThatTellsNothingCostsNothingUnlessNobodyKnows(FailureClass failureClass) {
    Claim claim = start(SpendingTerms.of(100, 10));

    fail(claim, failureClass, null);

    assertSpent(failureClass == FailureClass.TIMEOUT ? HELD : Expense.NONE);
  }

  @Test
  void whatIsGivenBackBeforeItBeganCostsNothing() {
    Claim claim = start(SpendingTerms.of(100, 10));

    scene.leases().release(claim.job().id(), claim.token());

    assertSpent(Expense.NONE);
  }

  @Test
  void whatIsGivenBackLaterCostsWhatWasHeldForIt() {
    Claim claim = start(SpendingTerms.of(100, 10));
    report(claim);

    scene.leases().release(claim.job().id(), claim.token());

    assertSpent(HELD);
  }

  @Test
  void aConfirmedCancellationIsAsWhatIsGivenBack() {
    Claim claim = start(SpendingTerms.of(100, 10));
    report(claim);
    scene.queue().cancel(claim.job().id());

    scene.leases().release(claim.job().id(), claim.token());

    assertSpent(HELD);
    assertThat(scene.end(claim.job().id()).attempts().getLast().spent()).isEqualTo(HELD);
  }

  @Test
  void anUnconfirmedCancellationCostsWhatWasHeldForIt() {
    Claim claim = start(SpendingTerms.of(100, 10));
    scene.queue().cancel(claim.job().id());

    scene.pass(Duration.ofSeconds(31));

    assertSpent(HELD);
  }

  @Test
  void aCancellationBeforeTheStartCostsNothing() {
    scene.submit(
        aJob()
            .number(1)
            .flowKeys(BudgetScene.id("A").flowKey())
            .spending(SpendingTerms.of(100, 10))
            .build());

    scene.queue().cancel(aJob().number(1).build().id());

    assertSpent(Expense.NONE);
  }

  @Test
  void anAttemptThatTakesTooLongCostsWhatWasHeldForIt() {
    scene.submit(
        aJob()
            .number(1)
            .attemptTimeoutMs(1_000)
            .flowKeys(BudgetScene.id("A").flowKey())
            .spending(SpendingTerms.of(100, 10))
            .build());
    assertThat(scene.claim()).isPresent();

    scene.pass(Duration.ofSeconds(2));

    assertSpent(HELD);
  }

  @Test
  void eachAttemptIsHeldAndChargedForItself() {
    Claim first = start(SpendingTerms.of(100, 10));
    fail(first, FailureClass.SERVICE_ERROR, BudgetScene.usage("0.00002", 1));
    Claim second = scene.claimEventually();
    assertThat(budgets.figures("A").held()).isEqualTo(HELD);

    complete(second, BudgetScene.usage("0.00003", 2));

    assertSpent(new Expense(50, 3));
  }

  @Test
  void allBudgetsOfTheJobAreCharged() {
    budgets.tell("B", BudgetLimit.ofTokens(1_000));
    scene.submit(
        aJob()
            .number(1)
            .flowKeys(BudgetScene.id("A").flowKey(), "credential:k", BudgetScene.id("B").flowKey())
            .spending(SpendingTerms.of(100, 10))
            .build());

    complete(scene.claim().orElseThrow(), BudgetScene.usage("0.00003", 2));

    assertSpent(new Expense(30, 2));
    assertThat(budgets.figures("B").spent()).isEqualTo(new Expense(30, 2));
  }

  private Claim start(SpendingTerms terms) {
    scene.submit(aJob().number(1).flowKeys(BudgetScene.id("A").flowKey()).spending(terms).build());
    Claim claim = scene.claim().orElseThrow();
    assertThat(budgets.figures("A").held()).isEqualTo(HELD);
    return claim;
  }

  private void assertSpent(Expense expense) {
    assertThat(budgets.figures("A")).isEqualTo(new BudgetFigures(expense, Expense.NONE, 0));
  }

  private void complete(Claim claim, Usage usage) {
    scene.leases().complete(claim.job().id(), claim.token(), JsonValue.of(1), usage);
  }

  private void fail(Claim claim, FailureClass failureClass, @Nullable Usage usage) {
    scene.leases().fail(claim.job().id(), claim.token(), failure(failureClass), usage);
  }

  private void report(Claim claim) {
    scene
        .leases()
        .report(
            claim.job().id(),
            claim.token(),
            List.of(new JobEvent.Progressed("half", 1.0, 2.0, null, null, null)));
  }
}
