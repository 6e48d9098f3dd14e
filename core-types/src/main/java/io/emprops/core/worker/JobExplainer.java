package io.emprops.core.worker;

import io.emprops.core.job.Gate;
import io.emprops.core.job.JobId;
import io.emprops.core.job.ShutGate;
import io.emprops.core.worker.JobExplanation.Code;
import io.emprops.core.worker.JobExplanation.Finding;
import io.emprops.core.worker.JobExplanation.WorkerVerdict;
import io.emprops.core.worker.Match.Matched;
import io.emprops.core.worker.Match.Reason;
import io.emprops.core.worker.Match.Unmatched;
import io.emprops.core.worker.RequirementsParser.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells why a job waits, by the matcher that decides which worker may have it. */
public final class JobExplainer {
  private final JobStanding standing;
  private final Requirements required;
  private final List<Finding> findings = new ArrayList<>();

  private JobExplainer(JobStanding standing) {
    this.standing = standing;
    this.required =
        RequirementClass.read(standing.required().json()) instanceof Parsed.Read(var read)
            ? read
            : Requirements.NONE;
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
    explainer.find(verdicts, seen);
    return new JobExplanation(job, standing.status(), explainer.findings, verdicts);
  }

  private WorkerVerdict verdict(WorkerPresence worker) {
    Optional<Reason> unmet = unmet(worker.capabilities());
    int free = Math.max(0, worker.slots() - worker.currentJobs().size());
    return new WorkerVerdict(
        worker.workerId(), unmet.isEmpty(), unmet.orElse(null), free, worker.slots());
  }

  private Optional<Reason> unmet(Capabilities offer) {
    return first(Matcher.match(standing.type(), required, offer))
        .or(() -> first(Matcher.admit(standing.workflow(), standing.customer(), offer)));
  }

  private static Optional<Reason> first(Match match) {
    return switch (match) {
      case Matched _ -> Optional.empty();
      case Unmatched(var reasons) -> Optional.of(reasons.getFirst());
    };
  }

  private void find(List<WorkerVerdict> workers, List<Capabilities> seen) {
    switch (standing.status()) {
      case COMPLETED, FAILED, CANCELLED, TIMEOUT -> add(Code.ENDED, "It has ended.");
      case ASSIGNED, IN_PROGRESS ->
          add(Code.RUNNING, "Worker %s has it.".formatted(standing.worker().orElse("unknown")));
      case SCHEDULED -> {
        findUnworkable(workers, seen);
        add(Code.SCHEDULED, scheduled());
      }
      case PENDING -> {
        findUnworkable(workers, seen);
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

  private void findUnworkable(List<WorkerVerdict> workers, List<Capabilities> seen) {
    List<WorkerVerdict> fitting = workers.stream().filter(WorkerVerdict::fits).toList();
    if (!fitting.isEmpty()) {
      if (fitting.stream().allMatch(worker -> worker.slots() < standing.cost())) {
        int most = fitting.stream().mapToInt(WorkerVerdict::slots).max().orElse(0);
        add(
            Code.TOO_LARGE,
            "It takes %d slots; no worker that could take it has more than %d."
                .formatted(standing.cost(), most));
      }
    } else if (seen.stream().anyMatch(offer -> unmet(offer).isEmpty())) {
      add(Code.NO_WORKER_YET, "No worker that could take it is there now; one was within 7 days.");
    } else if (seen.stream().noneMatch(offer -> offer.jobTypes().contains(standing.type()))) {
      add(
          Code.NO_WORKER_YET,
          "No worker has offered job type %s within 7 days.".formatted(standing.type()));
    } else {
      add(
          Code.REQUIREMENTS_UNMET,
          "Workers offer job type %s, but none within 7 days meets what it asks for."
              .formatted(standing.type()));
    }
  }

  private void findGate(ShutGate shut) {
    String name =
        switch (shut.gate()) {
          case Gate.OfType(var type) -> "Job type " + type;
          case Gate.OfCustomer(String customer) -> "Customer " + customer;
          case Gate.OfFlow(String key) -> "Flow key " + key;
        };
    switch (shut.cause()) {
      case PAUSED -> add(Code.PAUSED, name + " is paused.");
      case FULL -> add(Code.FLOW_FULL, name + " runs as many jobs as it may.");
      case CLOSED ->
          add(
              Code.FLOW_CLOSED,
              name
                  + shut.opening().map(at -> " is closed until " + at + ".").orElse(" is closed."));
    }
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
