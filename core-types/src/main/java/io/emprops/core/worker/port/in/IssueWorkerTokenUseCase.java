package io.emprops.core.worker.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Admits workers. Needs the role admin. */
public interface IssueWorkerTokenUseCase {
  /** Longer lifetimes are refused. */
  Duration LONGEST = Duration.ofDays(365);

  /**
   * Makes a token with which a worker of this name may serve these job types and no others.
   *
   * @param lifetime a second to {@link #LONGEST}
   */
  WorkerToken issue(Principal caller, WorkerId worker, Set<JobType> jobTypes, Duration lifetime);

  /** What a worker shows at the gateway. */
  record WorkerToken(String token, Instant expiresAt) {}
}
