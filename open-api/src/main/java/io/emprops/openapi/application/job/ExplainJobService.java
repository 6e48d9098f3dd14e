package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.JobExplanation.Code;
import io.emprops.core.worker.JobExplanation.Finding;
import io.emprops.core.worker.port.in.ExplainJobQuery;
import io.emprops.core.worker.port.out.JobExplanations;
import java.util.List;
import java.util.Optional;

/** Asks the queue about jobs that the ledger knows. */
public final class ExplainJobService implements ExplainJobQuery {
  private final JobLedger ledger;
  private final JobExplanations queue;

  /** Asks both at each call. */
  public ExplainJobService(JobLedger ledger, JobExplanations queue) {
    this.ledger = ledger;
    this.queue = queue;
  }

  @Override
  public Optional<JobExplanation> why(Principal caller, JobId job) {
    return find(caller, job).map(this::explain);
  }

  private JobExplanation explain(JobRecord job) {
    if (job.isFinal()) {
      return of(job, job.status(), Code.ENDED, "It has ended.");
    }
    return queue
        .why(job.id())
        .orElseGet(
            () ->
                of(
                    job,
                    job.status(),
                    Code.ON_ITS_WAY,
                    "The queue does not hold it yet; it is on its way there."));
  }

  private static JobExplanation of(JobRecord job, JobStatus status, Code code, String message) {
    return new JobExplanation(job.id(), status, List.of(new Finding(code, message)), List.of());
  }

  @Override
  public Optional<Place> position(Principal caller, JobId job) {
    return find(caller, job)
        .map(known -> new Place(known.isFinal() ? Optional.empty() : queue.position(job)));
  }

  private Optional<JobRecord> find(Principal caller, JobId job) {
    caller.require(Role.VIEWER);
    return ledger.find(caller.organisation(), job);
  }
}
