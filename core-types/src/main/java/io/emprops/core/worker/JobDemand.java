package io.emprops.core.worker;

import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSummary;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.Match.Matched;
import io.emprops.core.worker.Match.Reason;
import io.emprops.core.worker.Match.Unmatched;
import io.emprops.core.worker.RequirementsParser.Parsed;
import io.emprops.core.workflow.WorkflowId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What decides whether a worker may have a job; jobs with equal ones are judged together. */
public record JobDemand(
    JobType type, Requirements required, Optional<WorkflowId> workflow, String customer) {

  /** Of a job whose requirements cannot be read, what else is known of it. */
  static JobDemand of(
      JobType type,
      @Nullable JsonValue requirements,
      Optional<WorkflowId> workflow,
      String customer) {
    Requirements required =
        RequirementsParser.parse(requirements) instanceof Parsed.Read(var read)
            ? read
            : Requirements.NONE;
    return new JobDemand(type, required, workflow, customer);
  }

  /** What a job of the ledger asks for. */
  public static JobDemand of(JobRecord job) {
    return of(job.jobType(), job.requirements(), Optional.of(job.workflowId()), job.customerId());
  }

  /** What a job in a list asks for. */
  public static JobDemand of(JobSummary job) {
    return of(job.jobType(), job.requirements(), Optional.of(job.workflowId()), job.customerId());
  }

  /** What a job in the queue asks of every worker. */
  static JobDemand of(JobStanding standing) {
    Requirements required =
        RequirementClass.read(standing.required().json()) instanceof Parsed.Read(var read)
            ? read
            : Requirements.NONE;
    return new JobDemand(standing.type(), required, standing.workflow(), standing.customer());
  }

  /** The first condition that an offer does not meet; empty where it fits. */
  public Optional<Reason> unmet(Capabilities offer) {
    return first(Matcher.match(type, required, offer))
        .or(() -> first(Matcher.admit(workflow, customer, offer)));
  }

  private static Optional<Reason> first(Match match) {
    return switch (match) {
      case Matched _ -> Optional.empty();
      case Unmatched(var reasons) -> Optional.of(reasons.getFirst());
    };
  }
}
