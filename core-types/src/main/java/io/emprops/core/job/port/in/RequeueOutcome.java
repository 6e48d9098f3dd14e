package io.emprops.core.job.port.in;

import io.emprops.core.job.JobId;
import io.emprops.core.problem.Diagnostic;
import java.util.List;

/** What became of a dead letter that was to be requeued with other inputs. */
public sealed interface RequeueOutcome {

  /** The new job is in the ledger and will not be forgotten. */
  record Requeued(JobId job) implements RequeueOutcome {}

  /** Every error of the inputs; nothing was stored. */
  record Refused(List<Diagnostic> errors) implements RequeueOutcome {
    public Refused {
      errors = List.copyOf(errors);
    }
  }

  /** There is no such job in the caller's organisation. */
  record NotFound() implements RequeueOutcome {}

  /** The job is no dead letter, or no longer. */
  record NoDeadLetter() implements RequeueOutcome {}

  /** The workflow has been deleted, so that nothing can be rendered. */
  record WorkflowGone() implements RequeueOutcome {}
}
