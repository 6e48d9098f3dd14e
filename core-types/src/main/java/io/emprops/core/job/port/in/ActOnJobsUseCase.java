package io.emprops.core.job.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.BulkOutcome;
import io.emprops.core.job.JobAction;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSelection;
import java.util.List;

/** Does the same to many jobs, one by one. Needs the role runner. */
public interface ActOnJobsUseCase {

  /** To these, each of which that cannot be is a failure. */
  BulkOutcome act(Principal caller, JobAction action, List<JobId> jobs);

  /**
   * To those that are selected, the oldest first. A repeated call goes on with those that were left
   * over, and does nothing twice.
   */
  BulkOutcome act(Principal caller, JobAction action, JobSelection selection);
}
