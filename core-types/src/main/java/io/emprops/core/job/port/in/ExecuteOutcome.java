package io.emprops.core.job.port.in;

import io.emprops.core.job.JobId;
import io.emprops.core.problem.Diagnostic;
import java.util.List;

/** What became of the wish to execute a workflow. */
public sealed interface ExecuteOutcome {

  /** The job is in the ledger and will not be forgotten. */
  record Accepted(JobId job) implements ExecuteOutcome {}

  /** The same request came before; this is its job. */
  record Replayed(JobId job) implements ExecuteOutcome {}

  /** Every error of the inputs; nothing was stored. */
  record Refused(List<Diagnostic> errors) implements ExecuteOutcome {
    public Refused {
      errors = List.copyOf(errors);
    }
  }

  /** The idempotency key belongs to another request. */
  record Conflict() implements ExecuteOutcome {}

  /** There is no such workflow or version in the caller's organisation. */
  record NotFound() implements ExecuteOutcome {}
}
