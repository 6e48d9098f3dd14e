package io.emprops.openapi.application.job;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.job.BulkOutcome;
import io.emprops.core.job.JobAction;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSelection;
import io.emprops.core.job.port.in.ActOnJobsUseCase;
import io.emprops.core.job.port.in.CancelJobUseCase;
import io.emprops.core.job.port.in.RetryJob;
import io.emprops.core.job.port.in.RetryJobUseCase;
import io.emprops.core.job.port.in.RetryOutcome;
import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.problem.ErrorCode;
import java.util.List;
import java.util.Optional;

/** Does to each job what could be done to it alone; each in a transaction of its own. */
public final class ActOnJobsService implements ActOnJobsUseCase {
  private final JobLedger ledger;
  private final CancelJobUseCase cancel;
  private final RetryJobUseCase retry;

  /** Joins the parts. */
  public ActOnJobsService(JobLedger ledger, CancelJobUseCase cancel, RetryJobUseCase retry) {
    this.ledger = ledger;
    this.cancel = cancel;
    this.retry = retry;
  }

  @Override
  public BulkOutcome act(Principal caller, JobAction action, List<JobId> jobs) {
    caller.require(Role.RUNNER);
    return actOn(caller, action, jobs.stream().distinct().toList());
  }

  @Override
  public BulkOutcome act(Principal caller, JobAction action, JobSelection selection) {
    caller.require(Role.RUNNER);
    return actOn(
        caller, action, ledger.select(caller.organisation(), selection, BulkOutcome.MOST + 1));
  }

  private BulkOutcome actOn(Principal caller, JobAction action, List<JobId> jobs) {
    var tally = new Tally();
    for (JobId job : jobs.stream().limit(BulkOutcome.MOST).toList()) {
      switch (action) {
        case CANCEL -> cancel(caller, job, tally);
        case RETRY -> retry(caller, job, tally);
      }
    }
    return tally.outcome(jobs.size() > BulkOutcome.MOST, Optional.empty());
  }

  private void cancel(Principal caller, JobId job, Tally tally) {
    switch (cancel.cancel(caller, job)) {
      case REQUESTED -> tally.succeeded(job);
      case ALREADY_ENDED -> tally.failed(job, ErrorCode.JOB_ENDED);
      case NOT_FOUND -> tally.failed(job, ErrorCode.NOT_FOUND);
    }
  }

  private void retry(Principal caller, JobId job, Tally tally) {
    switch (retry.retry(caller, RetryJob.of(job))) {
      case RetryOutcome.Accepted(JobId next) -> tally.succeeded(next);
      case RetryOutcome.Replayed(JobId next) -> tally.succeeded(next);
      case RetryOutcome.Refused _ -> tally.failed(job, ErrorCode.INPUTS_INVALID);
      case RetryOutcome.Conflict _ -> tally.failed(job, ErrorCode.IDEMPOTENCY_CONFLICT);
      case RetryOutcome.NotFound _ -> tally.failed(job, ErrorCode.NOT_FOUND);
      case RetryOutcome.NotEnded _ -> tally.failed(job, ErrorCode.JOB_NOT_ENDED);
      case RetryOutcome.WorkflowGone _ -> tally.failed(job, ErrorCode.WORKFLOW_GONE);
    }
  }
}
