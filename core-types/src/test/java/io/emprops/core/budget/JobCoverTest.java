package io.emprops.core.budget;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.job.TokenPrice;
import io.emprops.core.json.JsonText;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobCoverTest {
  private static final TokenPrice PRICE = new TokenPrice(3_000_000, 15_000_000, 300_000);
  private static final TokenPrice DEAR = new TokenPrice(1_000_000, 60_000_000, 500_000);
  private static final JobCover COVER =
      new JobCover(new PriceList(Map.of("m", PRICE, "dear", DEAR)));
  private static final WorkflowId WORKFLOW = new WorkflowId("01HZZZZZZZZZZZZZZZZZZZZZZZ");

  @Test
  void namesTheBudgetsThatCoverTheJobAmongItsFlowKeys() {
    QueuedJob job = aJob().workflow(WORKFLOW).customer("shop").flowKeys("provider:p/m").build();

    List<Budget> covering =
        List.of(
            budget(1, new BudgetScope.OfOrganisation()),
            budget(2, new BudgetScope.OfCustomer("shop")),
            budget(3, new BudgetScope.OfUser(new UserId("user-1"))),
            budget(4, new BudgetScope.OfWorkflow(WORKFLOW)),
            budget(5, new BudgetScope.OfJobType(new JobType("simulation"))),
            budget(6, new BudgetScope.OfCredential("provider:p/m")));
    List<Budget> others =
        List.of(
            budget(7, new BudgetScope.OfCustomer("acme")),
            budget(7, new BudgetScope.OfUser(new UserId("user-2"))),
            budget(7, new BudgetScope.OfWorkflow(new WorkflowId("01HZZZZZZZZZZZZZZZZZZZZZZY"))),
            budget(7, new BudgetScope.OfJobType(new JobType("ollama"))),
            budget(7, new BudgetScope.OfCredential("provider:p")));

    assertThat(COVER.cover(job, covering).flowKeys())
        .contains("provider:p/m")
        .containsAll(covering.stream().map(budget -> budget.id().flowKey()).toList());
    assertThat(COVER.cover(job, others)).isEqualTo(job);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"m\",\"max_tokens\":1000}",
        "{\"model\":\"m\",\"max_completion_tokens\":1000,\"max_tokens\":7}",
        "{\"body\":{\"model\":\"m\",\"max_output_tokens\":1000}}",
        "{\"request\":{\"body\":{\"model\":\"m\",\"max_tokens\":1e3}}}",
        "{\"model\":\"m\",\"generationConfig\":{\"maxOutputTokens\":1000}}",
        "{\"model\":\"m\",\"options\":{\"num_predict\":1000}}",
      })
  void takesThePayloadsBoundOfTheAnswerAtThePriceOfItsModel(String payload) {
    SpendingTerms terms = terms(aJob().payload(payload).build());

    long input = Math.ceilDiv(JsonText.parse(payload).toJson().length(), 3);
    assertThat(terms.tokens()).isEqualTo(1_000 + input);
    assertThat(terms.microDollars()).isEqualTo(15_000 + 3 * input);
    assertThat(terms.price()).isEqualTo(PRICE);
  }

  @Test
  void whatTheJobSaysItselfCountsBefore() {
    QueuedJob job =
        aJob()
            .payload("{\"model\":\"m\",\"max_tokens\":1000}")
            .spending(new SpendingTerms(7L, null, null))
            .build();

    SpendingTerms terms = terms(job);

    assertThat(terms.microDollars()).isEqualTo(7);
    assertThat(terms.tokens()).isGreaterThan(1_000);
  }

  @Test
  void takesTheDearestOfItsAlternatives() {
    QueuedJob job =
        aJob()
            .payload("{\"model\":\"m\"}")
            .build()
            .withFallback(JsonText.parse("[{\"payload\":{\"model\":\"dear\"}}]"));

    assertThat(terms(job)).isEqualTo(new SpendingTerms(null, null, PRICE.orMore(DEAR)));
  }

  @Test
  void knowsNothingOfWhatSaysNothing() {
    QueuedJob job = aJob().payload("{\"max_tokens\":-1,\"model\":5}").build();

    assertThat(COVER.cover(job, all()).spending()).isNull();
  }

  private static SpendingTerms terms(QueuedJob job) {
    return Objects.requireNonNull(COVER.cover(job, all()).spending());
  }

  private static List<Budget> all() {
    return List.of(budget(1, new BudgetScope.OfOrganisation()));
  }

  private static Budget budget(int n, BudgetScope scope) {
    return new Budget(
        new BudgetId("01HZX3V6QK8M2N4P5R7S9T1W3" + n),
        new OrganisationId("acme"),
        new BudgetWish("b", scope, BudgetPeriod.DAY, BudgetLimit.ofTokens(1)),
        Instant.EPOCH,
        new UserId("ann"));
  }
}
