package io.emprops.core.worker;

import static io.emprops.core.worker.Situation.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.job.Expense;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.JobType;
import io.emprops.core.job.ShutGate.Cause;
import io.emprops.core.job.Unworkable;
import io.emprops.core.worker.JobExplanation.Code;
import io.emprops.core.worker.JobExplanation.Finding;
import io.emprops.core.worker.JobExplanation.WorkerVerdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class JobExplainerTest {
  private static final Gate TYPE = new Gate.OfType(new JobType("comfyui"));
  private static final Gate CUSTOMER = new Gate.OfCustomer("acme");
  private static final Gate FLOW = new Gate.OfFlow("k");
  private static final Gate BUDGET = new Gate.OfFlow("budget:01HZX3V6QK8M2N4P5R7S9T1W3Y");

  private static Stream<Arguments> situations() {
    return Stream.of(
        row(situation().status(JobStatus.COMPLETED), "ended", "It has ended."),
        row(situation().status(JobStatus.TIMEOUT), "ended", "It has ended."),
        row(situation().status(JobStatus.ASSIGNED).heldBy("w1"), "running", "Worker w1 has it."),
        row(situation().status(JobStatus.IN_PROGRESS).heldBy("w2"), "running", "Worker w2 has it."),
        row(
            situation().status(JobStatus.SCHEDULED).due("2026-03-01T11:00:00Z").worker("{}", 1, 0),
            "scheduled",
            "not start before 2026-03-01T11:00:00Z"),
        row(
            situation().status(JobStatus.SCHEDULED).worker("{}", 1, 0),
            "scheduled",
            "not start yet"),
        row(
            situation().status(JobStatus.SCHEDULED).due("2026-03-01T11:00:00Z"),
            "no-worker-yet scheduled",
            "No worker has offered job type comfyui"),
        row(situation(), "no-worker-yet", "No worker has offered job type comfyui within 7 days"),
        row(
            situation().seen("{'job_types':['ollama']}"),
            "no-worker-yet",
            "No worker has offered job type comfyui"),
        row(situation().seen("{}"), "no-worker-yet", "one was within 7 days"),
        row(
            situation().requires("{'hardware':{'gpu_memory_gb':24}}").seen("{}"),
            "requirements-unmet",
            "none within 7 days meets"),
        row(
            situation().requires("{'hardware':{'gpu_memory_gb':24}}").worker("{}", 1, 0).seen("{}"),
            "requirements-unmet",
            "none within 7 days meets"),
        row(
            situation()
                .requires("{'hardware':{'gpu_memory_gb':24}}")
                .worker("{'hardware':{'gpu_memory_gb':8}}", 1, 0)
                .seen("{'hardware':{'gpu_memory_gb':80}}"),
            "no-worker-yet",
            "one was within 7 days"),
        row(
            situation().requires("{'models':['flux']}").seen("{'models':{'comfyui':['sdxl']}}"),
            "requirements-unmet",
            "none within 7 days meets"),
        row(
            situation()
                .requires("{'negative':{'labels':{'tier':'spot'}}}")
                .seen("{'labels':{'tier':'spot'}}"),
            "requirements-unmet",
            "none within 7 days meets"),
        row(
            situation().requires("{'customer_isolation':'strict'}").seen("{}"),
            "requirements-unmet",
            "none within 7 days meets"),
        row(
            situation().seen("{'customers':{'deny':['acme']}}"),
            "requirements-unmet",
            "none within 7 days meets"),
        row(
            situation().seen("{'customers':{'allow':['other']}}"),
            "requirements-unmet",
            "none within 7 days meets"),
        row(
            situation().seen("{'workflow_id':'01HZX3V6QK8M2N4P5R7S9T1W3Y'}"),
            "requirements-unmet",
            "none within 7 days meets"),
        row(
            situation().cost(4).worker("{}", 2, 0),
            "too-large",
            "takes 4 slots; no worker that could take it has more than 2"),
        row(situation().cost(4).worker("{}", 2, 0).worker("{}", 4, 0), "next", "It is next"),
        row(
            situation().worker("{}", 1, 0).shut(TYPE, Cause.PAUSED),
            "paused",
            "Job type comfyui is paused."),
        row(
            situation().worker("{}", 1, 0).shut(CUSTOMER, Cause.PAUSED),
            "paused",
            "Customer acme is paused."),
        row(
            situation().worker("{}", 1, 0).shut(FLOW, Cause.PAUSED),
            "paused",
            "Flow key k is paused."),
        row(
            situation().worker("{}", 1, 0).shut(FLOW, Cause.FULL),
            "flow-full",
            "Flow key k runs as many jobs as it may."),
        row(
            situation().worker("{}", 1, 0).shut(FLOW, Cause.CLOSED),
            "flow-closed",
            "Flow key k is closed until 2026-03-01T10:05:00Z."),
        row(
            situation()
                .worker("{}", 1, 0)
                .shut(FLOW, Cause.CLOSED)
                .told(60, Duration.ofMillis(90_500)),
            "flow-closed",
            "until 2026-03-01T10:05:00Z; its provider told that it allows 60 requests in 90.5 s."),
        row(
            situation()
                .worker("{}", 1, 0)
                .shut(BUDGET, Cause.CLOSED)
                .budget(
                    new BudgetLimit(10_000_000L, null),
                    new Expense(9_400_000, 12),
                    new Expense(500_000, 3),
                    new Expense(250_000, 4)),
            "budget-spent",
            "Budget 'Marketing' has not enough left this month: $9.40 of $10.00 spent, $0.50 held for"
                + " jobs that run, $0.10 left, and it may use $0.25; it starts when that suffices,"
                + " after 2026-04-01T00:00:00Z at the latest, or when the budget is raised."),
        row(
            situation()
                .worker("{}", 1, 0)
                .shut(BUDGET, Cause.FULL)
                .budget(
                    new BudgetLimit(null, 1_000L), new Expense(7, 400), new Expense(0, 0), null),
            "budget-spent",
            "400 tokens of 1000 spent, 0 held for jobs that run, 600 left; nobody knows what it will"
                + " use, so it waits until no such job runs"),
        row(
            situation()
                .worker("{}", 1, 0)
                .shut(BUDGET, Cause.PAUSED)
                .budget(BudgetLimit.ofTokens(1), Expense.NONE, Expense.NONE, null),
            "paused",
            "is paused."),
        row(
            situation().worker("{}", 1, 0).shut(BUDGET, Cause.CLOSED),
            "budget-spent",
            "Its budget has not been told to the queue yet"),
        row(
            situation().shut(FLOW, Cause.CLOSED),
            "no-worker-yet flow-closed",
            "No worker has offered"),
        row(
            situation().worker("{}", 1, 1),
            "workers-busy",
            "The one worker that could take it has no 1 slots free."),
        row(
            situation().worker("{}", 2, 2).worker("{}", 1, 1),
            "workers-busy",
            "None of the 2 workers that could take it has 1 slots free."),
        row(situation().cost(2).worker("{}", 2, 1), "workers-busy", "no 2 slots free"),
        row(
            situation().worker("{}", 1, 1).worker("{'job_types':['ollama']}", 1, 0),
            "workers-busy",
            "The one worker"),
        row(
            situation().worker("{}", 1, 1).queue(3, 0, 4, 1),
            "workers-busy behind-others",
            "no 1 slots free"),
        row(
            situation().worker("{}", 1, 0).queue(3, 0, 4, 1),
            "behind-others",
            "3 jobs start before it."),
        row(
            situation().worker("{}", 1, 0).queue(0, 0, 9, 3),
            "behind-others",
            "0 to 2 jobs start before it; customers take turns."),
        row(
            situation().worker("{}", 1, 0).queue(1, 2, 9, 1),
            "behind-others",
            "1 to 8 jobs start before it"),
        row(
            situation().worker("{}", 1, 0).prefers("{'preferred':{'labels':{'region':'eu'}}}"),
            "prefers-others",
            "only workers that it prefers"),
        row(situation().worker("{}", 1, 0), "next", "It is next"));
  }

  @ParameterizedTest
  @MethodSource("situations")
  void explains(Situation situation, String codes, String words) {
    JobExplanation explanation = situation.explained();

    assertThat(explanation.findings().stream().map(f -> f.code().wire()))
        .containsExactly(codes.split(" "));
    assertThat(explanation.findings().getFirst().message()).contains(words);
  }

  @Test
  void namesTheFirstUnmetConditionOfEachWorkerWithItsValues() {
    JobExplanation explanation =
        situation()
            .requires("{'hardware':{'gpu_memory_gb':24},'labels':{'region':'eu'}}")
            .worker("{'hardware':{'gpu_memory_gb':8},'labels':{'region':'us'}}", 2, 1)
            .worker("{'hardware':{'gpu_memory_gb':80},'labels':{'region':'us'}}", 1, 0)
            .worker("{'hardware':{'gpu_memory_gb':80},'labels':{'region':'eu'}}", 1, 0)
            .worker("{'job_types':['ollama']}", 1, 0)
            .explained();

    assertThat(explanation.workers())
        .extracting(WorkerVerdict::fits, WorkerVerdict::unmet, WorkerVerdict::freeSlots)
        .containsExactly(
            tuple(false, new Match.Reason("hardware.gpu_memory_gb", ">= 24.0", "8.0"), 1),
            tuple(false, new Match.Reason("labels.region", "= \"eu\"", "\"us\""), 1),
            tuple(true, null, 1),
            tuple(false, new Match.Reason("job_type", "comfyui", "[ollama]"), 1));
  }

  @Test
  void namesTheListThatRefusesACustomer() {
    JobExplanation explanation =
        situation().worker("{'customers':{'deny':['acme']}}", 1, 0).seen("{}").explained();

    assertThat(explanation.workers().getFirst().unmet())
        .isEqualTo(new Match.Reason("customers.deny", "acme", "[acme]"));
    assertThat(explanation.unworkable())
        .map(Unworkable::reason)
        .contains(Unworkable.Reason.NO_WORKER_YET);
  }

  @Test
  void isNotUnworkableWhileAWorkerFits() {
    JobExplanation explanation = situation().worker("{}", 1, 1).explained();

    assertThat(explanation.unworkable()).isEmpty();
    assertThat(explanation.findings()).extracting(Finding::code).containsOnly(Code.WORKERS_BUSY);
  }

  @Test
  void estimatesTheWaitByTheStartsOfTheLastMinutes() {
    QueuePosition position =
        QueuePosition.of(situation().queue(10, 0, 40, 2).starts(30).standing());

    assertThat(position).isEqualTo(new QueuePosition(10, 21, 100_000L, 220_000L));
    assertThat(QueuePosition.of(situation().standing()))
        .isEqualTo(new QueuePosition(0, 0, null, null));
  }

  private static Arguments row(Situation situation, String codes, String words) {
    return Arguments.of(situation, codes, words);
  }

  @Test
  void hasARowForEachCode() {
    List<String> rows = situations().map(row -> (String) row.get()[1]).toList();

    assertThat(Stream.of(Code.values()).filter(code -> code != Code.ON_ITS_WAY).map(Code::wire))
        .allSatisfy(
            code -> assertThat(rows).anyMatch(row -> List.of(row.split(" ")).contains(code)));
    assertThat(rows).hasSizeGreaterThan(30);
  }
}
