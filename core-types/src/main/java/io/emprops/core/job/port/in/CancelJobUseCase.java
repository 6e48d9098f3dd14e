package io.emprops.core.job.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobId;

/** Ends jobs early. Needs the role runner. */
public interface CancelJobUseCase {

  /** Stores the wish; the job's end tells whether it came in time. */
  Outcome cancel(Principal caller, JobId job);

  /** What became of the wish. */
  enum Outcome {
    REQUESTED,
    ALREADY_ENDED,
    NOT_FOUND
  }
}
