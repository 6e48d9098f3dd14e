package io.emprops.core.budget.port.out;

import static io.emprops.core.job.port.out.LedgerJobs.ORGANISATION;
import static io.emprops.core.job.port.out.LedgerJobs.OTHER;
import static io.emprops.core.job.port.out.LedgerJobs.PARTITION;
import static io.emprops.core.job.port.out.LedgerJobs.T0;
import static io.emprops.core.job.port.out.LedgerJobs.WORKER;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.claimed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.foreign;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.life;
import static io.emprops.core.job.port.out.LedgerJobs.ofType;
import static io.emprops.core.job.port.out.LedgerJobs.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.budget.Budget;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.BudgetScope;
import io.emprops.core.budget.BudgetWish;
import io.emprops.core.budget.port.out.BudgetStore.Spent;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.Attempt;
import io.emprops.core.job.Expense;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.port.out.JobLedger.NewJob;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.core.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link BudgetStore} promises, together with the ledger that it stands in. */
public abstract class BudgetStoreContract {
  private static final UserId ANN = new UserId("ann");
  private static final BudgetLimit DOLLAR = BudgetLimit.ofMicroDollars(1_000_000);
  private static final BudgetScope ALL = new BudgetScope.OfOrganisation();

  /** An empty ledger without budgets. */
  protected abstract LedgerPorts emptyLedger();

  /** The store beside it. */
  protected abstract BudgetStore store();

  private @Nullable LedgerPorts empty;

  @BeforeEach
  void begin() {
    empty = emptyLedger();
  }

  private LedgerPorts ports() {
    return Objects.requireNonNull(empty);
  }

  @Test
  void keepsWhatIsWished() {
    var limit = new BudgetLimit(7L, 8L);
    var wish =
        new BudgetWish(
            "Märkte ☃", new BudgetScope.OfCredential("credential:acme/K"), BudgetPeriod.DAY, limit);

    Budget budget = store().add(ORGANISATION, budget(1), wish, ANN, T0);

    assertThat(budget).isEqualTo(new Budget(budget(1), ORGANISATION, wish, T0, ANN));
    assertThat(store().find(ORGANISATION, budget(1))).contains(budget);
    assertThat(store().list(ORGANISATION)).containsExactly(budget);
    assertThat(store().all()).containsExactly(budget);
  }

  @Test
  void isOfItsOrganisationAlone() {
    add(1, ALL);

    assertThat(store().find(OTHER, budget(1))).isEmpty();
    assertThat(store().list(OTHER)).isEmpty();
    assertThat(store().change(OTHER, budget(1), "x", DOLLAR)).isEmpty();
    assertThat(store().delete(OTHER, budget(1), T0)).isFalse();
    assertThat(store().find(ORGANISATION, budget(1))).isPresent();
  }

  @Test
  void changesNameAndLimitAlone() {
    add(1, ALL);

    Budget changed =
        store().change(ORGANISATION, budget(1), "Other", BudgetLimit.ofTokens(5)).orElseThrow();

    assertThat(changed.wish())
        .isEqualTo(new BudgetWish("Other", ALL, BudgetPeriod.MONTH, BudgetLimit.ofTokens(5)));
    assertThat(store().find(ORGANISATION, budget(1))).contains(changed);
  }

  @Test
  void remembersThatThereWasOne() {
    add(1, ALL);
    add(2, ALL);

    assertThat(store().delete(ORGANISATION, budget(1), T0)).isTrue();

    assertThat(store().delete(ORGANISATION, budget(1), T0)).isFalse();
    assertThat(store().find(ORGANISATION, budget(1))).isEmpty();
    assertThat(store().change(ORGANISATION, budget(1), "x", DOLLAR)).isEmpty();
    assertThat(store().list(ORGANISATION)).extracting(Budget::id).containsExactly(budget(2));
    assertThat(store().all()).extracting(Budget::id).containsExactly(budget(2));
    assertThat(store().ended()).containsExactly(budget(1));
  }

  @Test
  void jobsAreAcceptedUnderTheBudgetsThatCoverThem() {
    add(1, ALL);
    add(2, new BudgetScope.OfJobType(new JobType("openai_chat")));
    add(3, new BudgetScope.OfCredential("credential:acme/API_KEY"));
    add(4, ALL);
    store().delete(ORGANISATION, budget(4), T0);

    assertThat(budgetsOf(aJob(1))).containsExactly(budget(1), budget(3));
    assertThat(budgetsOf(ofType(2, "openai_chat")))
        .containsExactly(budget(1), budget(2), budget(3));
    assertThat(budgetsOf(foreign(3))).isEmpty();
  }

  @Test
  void countsWhatEachAttemptUsedOnce() {
    add(1, ALL);
    ports().ledger().accept(aJob(1));
    JobEvent first = event(id(1), 7, 1, claimed(1));
    JobEvent failed = event(id(1), 7, 2, returned(new Expense(20, 4)));
    apply(7, first, failed);
    apply(7, failed);

    assertThat(spent(7)).isEqualTo(new Spent(Expense.NONE, new Expense(20, 4)));

    JobEvent end =
        event(id(1), 7, 4, ended(attempt(1, new Expense(20, 4)), attempt(2, new Expense(3, 1))));
    apply(7, end);
    ports().projection().fill(List.of(end));

    assertThat(spent(7)).isEqualTo(new Spent(Expense.NONE, new Expense(23, 5)));
    assertThat(store().spent(budget(1), month())).isEqualTo(new Expense(23, 5));
  }

  @Test
  void tellsTheQueuesLivesApart() {
    add(1, ALL);
    ports().ledger().accept(aJob(1));
    apply(7, event(id(1), 7, 1, claimed(1)), event(id(1), 7, 2, returned(new Expense(20, 4))));

    apply(
        8,
        event(id(1), 8, 1, claimed(1)),
        event(id(1), 8, 2, ended(attempt(1, new Expense(5, 0)))));

    assertThat(spent(8)).isEqualTo(new Spent(new Expense(20, 4), new Expense(5, 0)));
    assertThat(spent(9)).isEqualTo(new Spent(new Expense(25, 4), Expense.NONE));
  }

  @Test
  void countsWhatALateResultUsed() {
    add(1, ALL);
    ports().ledger().accept(aJob(1));
    apply(7, event(id(1), 7, 1, claimed(1)), event(id(1), 7, 2, ended()));

    JobEvent late = event(id(1), 7, 3, ended(attempt(1, new Expense(5, 1))));
    apply(7, late);
    apply(7, late);

    assertThat(spent(7).known()).isEqualTo(new Expense(5, 1));
  }

  @Test
  void countsFromADayOn() {
    add(1, ALL);
    ports().ledger().accept(aJob(1));
    apply(7, event(id(1), 7, 1, claimed(1)), event(id(1), 7, 2, returned(new Expense(20, 4))));
    Instant today = BudgetPeriod.DAY.start(T0);

    assertThat(store().spent(budget(1), today)).isEqualTo(new Expense(20, 4));
    assertThat(store().spent(budget(1), today.plus(Duration.ofDays(1)))).isEqualTo(Expense.NONE);
  }

  @Test
  void chargesNothingToWhatDoesNotCoverTheJob() {
    add(1, new BudgetScope.OfJobType(new JobType("openai_chat")));
    ports().ledger().accept(aJob(1));

    apply(7, event(id(1), 7, 1, claimed(1)), event(id(1), 7, 2, returned(new Expense(20, 4))));

    assertThat(spent(7)).isEqualTo(new Spent(Expense.NONE, Expense.NONE));
  }

  private static Instant month() {
    return BudgetPeriod.MONTH.start(T0);
  }

  private Spent spent(long epoch) {
    return store().spent(budget(1), PARTITION, epoch, month());
  }

  private void apply(long epoch, JobEvent... events) {
    var projection = ports().projection();
    var position = projection.position(PARTITION);
    assertThat(
            projection.apply(
                PARTITION, position, page(life(epoch), position.cursor() + "0", events)))
        .isPresent();
  }

  private List<BudgetId> budgetsOf(NewJob job) {
    ports().ledger().accept(job);
    OrganisationId organisation = job.job().organisationId();
    return ports()
        .ledger()
        .past(organisation, job.job().id())
        .orElseThrow()
        .accepted()
        .job()
        .flowKeys()
        .stream()
        .flatMap(key -> BudgetId.ofFlowKey(key).stream())
        .toList();
  }

  private static JobEvent.StateChanged returned(Expense spent) {
    return new JobEvent.StateChanged(JobStatus.PENDING, "lease-expired", 1, null, null, spent);
  }

  private static Attempt attempt(int number, Expense spent) {
    return new Attempt(number, WORKER, T0, T0, Attempt.Outcome.FAILED, null, spent);
  }

  private static JobEvent.Ended ended(Attempt... attempts) {
    return new JobEvent.Ended(
        JobStatus.COMPLETED, null, JsonValue.of(1), null, null, List.of(attempts));
  }

  private void add(int n, BudgetScope scope) {
    store()
        .add(
            ORGANISATION,
            budget(n),
            new BudgetWish("Budget", scope, BudgetPeriod.MONTH, DOLLAR),
            ANN,
            T0);
  }

  private static BudgetId budget(int n) {
    return new BudgetId("01HZX3V6QK8M2N4P5R7S9T1W3" + n);
  }
}
