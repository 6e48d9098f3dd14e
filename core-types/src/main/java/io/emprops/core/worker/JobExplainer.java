package io.emprops.core.worker;

import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetStanding;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobId;
import io.emprops.core.job.ShutGate;
import io.emprops.core.worker.JobExplanation.Code;
import io.emprops.core.worker.JobExplanation.Finding;
import io.emprops.core.worker.JobExplanation.WorkerVerdict;
import io.emprops.core.worker.Match.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells why a job waits, by the matcher that decides which worker may have it. */
public final class JobExplainer {
  private final JobStanding standing;
  private final JobDemand demand;
  private final List<Finding> findings = new ArrayList<>();

  private JobExplainer(JobStanding standing) {
    this.standing = standing;
    this.demand = JobDemand.of(standing);
  }

  /**
   * Explains.
   *
   * @param live the workers that are there
   * @param seen what workers have offered within the last days
   */
  public static JobExplanation explain(
      JobId job, JobStanding standing, List<WorkerPresence> live, List<Capabilities> seen) {
    var explainer = new JobExplainer(standing);
    List<WorkerVerdict> verdicts = live.stream().map(explainer::verdict).toList();
    explainer.find(verdicts, WorkerOffers.of(live, seen));
    return new JobExplanation(job, standing.status(), explainer.findings, verdicts);
  }

  private WorkerVerdict verdict(WorkerPresence worker) {
    Optional<Reason> unmet = demand.unmet(worker.capabilities());
    int free = Math.max(0, worker.slots() - worker.currentJobs().size());
    return new WorkerVerdict(
        worker.workerId(), unmet.isEmpty(), unmet.orElse(null), free, worker.slots());
  }

  private void find(List<WorkerVerdict> workers, WorkerOffers offers) {
    switch (standing.status()) {
      case COMPLETED, FAILED, CANCELLED, TIMEOUT -> add(Code.ENDED, "It has ended.");
      case ASSIGNED, IN_PROGRESS ->
          add(Code.RUNNING, "Worker %s has it.".formatted(standing.worker().orElse("unknown")));
      case SCHEDULED -> {
        findUnworkable(workers, offers);
        add(Code.SCHEDULED, scheduled());
      }
      case PENDING -> {
        findUnworkable(workers, offers);
        standing.shut().ifPresent(this::findGate);
        if (findings.isEmpty()) {
          findWait(workers.stream().filter(WorkerVerdict::fits).toList());
        }
      }
    }
  }

  private String scheduled() {
    return standing
        .due()
        .map(due -> "It may not start before %s.".formatted(due))
        .orElse("It may not start yet.");
  }

  private void findUnworkable(List<WorkerVerdict> workers, WorkerOffers offers) {
    offers.unworkable(demand).ifPresent(found -> add(Code.of(found.reason()), found.message()));
    List<WorkerVerdict> fitting = workers.stream().filter(WorkerVerdict::fits).toList();
    if (!fitting.isEmpty()
        && fitting.stream().allMatch(worker -> worker.slots() < standing.cost())) {
      int most = fitting.stream().mapToInt(WorkerVerdict::slots).max().orElse(0);
      add(
          Code.TOO_LARGE,
          "It takes %d slots; no worker that could take it has more than %d."
              .formatted(standing.cost(), most));
    }
  }

  private void findGate(ShutGate shut) {
    String name =
        switch (shut.gate()) {
          case Gate.OfType(var type) -> "Job type " + type;
          case Gate.OfCustomer(String customer) -> "Customer " + customer;
          case Gate.OfFlow(String key) -> "Flow key " + key;
        };
    if (isBudget(shut.gate()) && shut.cause() != ShutGate.Cause.PAUSED) {
      add(
          Code.BUDGET_SPENT,
          standing
              .budget()
              .map(BudgetStanding::words)
              .orElse("Its budget has not been told to the queue yet; that takes seconds."));
      return;
    }
    switch (shut.cause()) {
      case PAUSED -> add(Code.PAUSED, name + " is paused.");
      case FULL -> add(Code.FLOW_FULL, name + " runs as many jobs as it may.");
      case CLOSED ->
          add(
              Code.FLOW_CLOSED,
              name
                  + shut.opening().map(at -> " is closed until " + at).orElse(" is closed")
                  + standing.told().map(JobExplainer::told).orElse("")
                  + ".");
    }
  }

  private static boolean isBudget(Gate gate) {
    return gate instanceof Gate.OfFlow(String key) && BudgetId.ofFlowKey(key).isPresent();
  }

  private static String told(JobStanding.ToldLimit limit) {
    return "; its provider told that it allows %d requests in %s"
        .formatted(limit.starts(), seconds(limit.window()));
  }

  private static String seconds(Duration time) {
    BigDecimal seconds = BigDecimal.valueOf(time.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
    return seconds.stripTrailingZeros().toPlainString() + " s";
  }

  private void findWait(List<WorkerVerdict> fitting) {
    if (standing.preferred().isPresent()) {
      add(Code.PREFERS_OTHERS, "For a few seconds only workers that it prefers see it.");
    }
    if (fitting.stream().allMatch(worker -> worker.freeSlots() < standing.cost())) {
      add(
          Code.WORKERS_BUSY,
          fitting.size() == 1
              ? "The one worker that could take it has no %d slots free.".formatted(standing.cost())
              : "None of the %d workers that could take it has %d slots free."
                  .formatted(fitting.size(), standing.cost()));
    }
    if (standing.jobsAhead() + standing.lanesAhead() > 0 || standing.customers() > 1) {
      add(Code.BEHIND_OTHERS, QueuePosition.of(standing).words());
    }
    if (findings.isEmpty()) {
      add(Code.NEXT, "It is next: a worker takes it when it asks again.");
    }
  }

  private void add(Code code, String message) {
    findings.add(new Finding(code, message));
  }
}
