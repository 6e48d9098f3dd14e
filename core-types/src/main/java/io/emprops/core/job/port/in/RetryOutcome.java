package io.emprops.core.job.port.in;

import io.emprops.core.job.JobId;
import io.emprops.core.problem.Diagnostic;
import java.util.List;

/** What became of the wish to execute an ended job once more. */
public sealed interface RetryOutcome {

  /** The new job is in the ledger and will not be forgotten. */
  record Accepted(JobId job) implements RetryOutcome {}

  /** The same request came before; this is its job. */
  record Replayed(JobId job) implements RetryOutcome {}

  /** Every error of the inputs; nothing was stored. */
  record Refused(List<Diagnostic> errors) implements RetryOutcome {
    public Refused {
      errors = List.copyOf(errors);
    }
  }

  /** The idempotency key belongs to another request. */
  record Conflict() implements RetryOutcome {}

  /** There is no such job in the caller's organisation. */
  record NotFound() implements RetryOutcome {}

  /** The job is still on its way. */
  record NotEnded() implements RetryOutcome {}

  /** The workflow has been deleted, so that nothing can be rendered. */
  record WorkflowGone() implements RetryOutcome {}
}
