package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A budget for three jobs, and ten of them: three run, the others wait and say for what, through a
 * loss of Redis too, until the budget is raised.
 */
@ExtendWith(TheWorld.class)
final class BudgetIT {
  private static final int JOBS = 10;
  private static final String SOURCE =
      """
      {"job_type": "simulation",
       "template": {"duration_ms": 50, "steps": 1, "n": "{{n}}",
                    "usage": {"input_tokens": 900, "output_tokens": 100, "cost": 0.01}}}
      """;

  private final World world;
  private final Workflows workflows;

  BudgetIT(World world) {
    this.world = world;
    this.workflows = new Workflows(world.api());
  }

  @Test
  void runsAsManyJobsAsThereIsMoneyForAndTheOthersWhenThereIsMore() {
    String budget = add("0.03");
    try {
      List<String> jobs = submit();

      awaitEnded(jobs, 3);
      String waiting = awaitWaiting(jobs);
      assertThat(find(budget).path("spent_usd").decimalValue()).isEqualByComparingTo("0.03");
      assertThat(why(waiting).path("message").asText())
          .startsWith(
              "Budget 'Three jobs' has not enough left this month: $0.03 of $0.03 spent, $0.00 held"
                  + " for jobs that run, $0.00 left, and it may use $0.01; it starts when ")
          .endsWith("or when the budget is raised.");

      world.forgetLiveState();
      awaitBudget(
          budget,
          now ->
              now.path("live").asBoolean()
                  && now.path("spent_usd").decimalValue().doubleValue() == 0.03);
      awaitWaiting(jobs);
      assertThat(ended(jobs)).isEqualTo(3);

      raise(budget, "0.1");
      awaitEnded(jobs, JOBS);
      JsonNode spent =
          awaitBudget(budget, now -> now.path("held_usd").decimalValue().signum() == 0);
      assertThat(spent.path("spent_usd").decimalValue()).isEqualByComparingTo("0.1");
      assertThat(spent.path("spent_tokens").asLong()).isEqualTo(1_000L * JOBS);
      assertThat(workflows.job(jobs.getFirst()).json().at("/attempts/0/spent"))
          .hasToString("{\"micro_dollars\":10000,\"tokens\":1000}");
    } finally {
      assertThat(world.api().send("DELETE", "/api/budgets/" + budget, "").status()).isEqualTo(204);
    }
  }

  private String add(String dollars) {
    String body =
        """
        {"name": "Three jobs", "covers": {"kind": "job_type", "name": "simulation"},
         "period": "month", "limit_usd": %s}
        """
            .formatted(dollars);
    return world.api().post("/api/budgets", body).expect(201).path("id").asText();
  }

  private void raise(String budget, String dollars) {
    String body = "{\"name\":\"Ten jobs\",\"limit_usd\":%s}".formatted(dollars);
    world.api().put("/api/budgets/" + budget, body).expect(200);
  }

  private JsonNode find(String budget) {
    return world.api().get("/api/budgets/" + budget).expect(200);
  }

  private JsonNode awaitBudget(String budget, Predicate<JsonNode> fits) {
    return Waiting.until("the budget", () -> find(budget), fits);
  }

  private List<String> submit() {
    String workflow = workflows.saveForId("Costs a cent", SOURCE);
    return IntStream.range(0, JOBS)
        .mapToObj(
            n ->
                world
                    .api()
                    .post(
                        "/api/workflows/" + workflow + "/execute",
                        "{\"inputs\":{\"n\":\"%d\"},\"estimate\":{\"usd\":0.01}}".formatted(n))
                    .expect(202)
                    .path("job_id")
                    .asText())
        .toList();
  }

  private void awaitEnded(List<String> jobs, long wanted) {
    Waiting.until(wanted + " ends", () -> ended(jobs), ended -> ended >= wanted);
  }

  private long ended(List<String> jobs) {
    return jobs.stream()
        .filter(job -> workflows.job(job).expect(200).path("final").asBoolean())
        .count();
  }

  /** A job that waits for the budget. */
  private String awaitWaiting(List<String> jobs) {
    String last = jobs.getLast();
    Waiting.until(
        "a job that waits for the budget",
        () -> why(last),
        finding ->
            finding.path("code").asText().equals("budget-spent")
                && finding.path("message").asText().contains("$0.03 of $0.03"));
    return last;
  }

  private JsonNode why(String job) {
    return world.api().get("/api/jobs/" + job + "/why").expect(200).at("/findings/0");
  }
}
