package io.emprops.core.prior.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.prior.PriorJob;
import java.util.List;

/** Takes the waiting jobs of the prior system over. Needs the role operator. */
public interface ImportPriorJobsUseCase {
  /** Larger calls are refused. */
  int MOST = 100;

  /**
   * Makes each job one of this system, once for its id there however often it is called. Each is
   * dealt with by itself: when the call dies in between, the same call again goes on.
   *
   * @param dryRun only says what would become of them
   * @return one for each job, in their order
   */
  List<ImportVerdict> importJobs(Principal caller, List<PriorJob> jobs, boolean dryRun);
}
