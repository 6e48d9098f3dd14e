package io.emprops.ui.remote;

import static io.emprops.ui.remote.FakeApi.CALLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.emprops.core.budget.Budget;
import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.BudgetReport;
import io.emprops.core.budget.BudgetScope;
import io.emprops.core.budget.BudgetWish;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.Expense;
import io.emprops.core.job.JobType;
import io.emprops.ui.problem.ApiProblemException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteBudgetsTest {
  private static final BudgetId ID = new BudgetId("01HZX3V6QK8M2N4P5R7S9T1W3A");
  private static final String SHOWN =
      """
      {"id": "01HZX3V6QK8M2N4P5R7S9T1W3A", "name": "Chat",
       "covers": {"kind": "job_type", "name": "openai_chat"}, "period": "day",
       "limit_usd": 2.500001, "spent_usd": 0.250000, "spent_tokens": 7, "held_usd": 0.100000,
       "held_tokens": 3, "unpriced": 1, "live": true, "turns_at": "2026-11-28T00:00:00Z",
       "created_at": "2026-11-27T08:00:00Z", "created_by": "ada"}\
      """;
  private static final BudgetWish WISH =
      new BudgetWish(
          "Chat",
          new BudgetScope.OfJobType(new JobType("openai_chat")),
          BudgetPeriod.DAY,
          BudgetLimit.ofMicroDollars(2_500_001));
  private static final BudgetReport REPORT =
      new BudgetReport(
          new Budget(
              ID,
              CALLER.organisation(),
              WISH,
              Instant.parse("2026-11-27T08:00:00Z"),
              new UserId("ada")),
          new BudgetFigures(new Expense(250_000, 7), new Expense(100_000, 3), 1),
          true,
          Optional.of(Instant.parse("2026-11-28T00:00:00Z")));

  private final FakeApi api = new FakeApi();
  private final RemoteBudgets budgets = new RemoteBudgets(api.client());

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void listsThemWithWhatIsUsed() {
    api.says(200, "{\"items\":[" + SHOWN + "]}");

    assertThat(budgets.list(CALLER)).containsExactly(REPORT);
  }

  @Test
  void addsOne() {
    api.says(201, SHOWN);

    assertThat(budgets.add(CALLER, WISH)).isEqualTo(REPORT);

    assertThat(api.asked().getFirst().path()).isEqualTo("/api/budgets");
    assertThat(api.asked().getFirst().body())
        .isEqualTo(
            "{\"name\":\"Chat\",\"covers\":{\"kind\":\"job_type\",\"name\":\"openai_chat\"},"
                + "\"period\":\"day\",\"limit_usd\":2.500001}");
  }

  @Test
  void changesNameAndLimitAlone() {
    api.says(200, SHOWN).says(404, FakeApi.problem(404, "not-found", ""));

    assertThat(budgets.change(CALLER, ID, "Chat", BudgetLimit.ofTokens(5))).contains(REPORT);
    assertThat(budgets.change(CALLER, ID, "Chat", BudgetLimit.ofTokens(5))).isEmpty();

    assertThat(api.asked().getFirst().method()).isEqualTo("PUT");
    assertThat(api.asked().getFirst().path()).isEqualTo("/api/budgets/" + ID);
    assertThat(api.asked().getFirst().body()).isEqualTo("{\"name\":\"Chat\",\"limit_tokens\":5}");
  }

  @Test
  void deletesOne() {
    api.says(204, "").says(404, FakeApi.problem(404, "not-found", ""));

    assertThat(budgets.delete(CALLER, ID)).isTrue();
    assertThat(budgets.delete(CALLER, ID)).isFalse();
  }

  @Test
  void hidesNoOtherProblem() {
    api.says(403, FakeApi.problem(403, "forbidden", "no"));

    assertThatExceptionOfType(ApiProblemException.class)
        .isThrownBy(() -> budgets.add(CALLER, WISH));
  }
}
