package io.emprops.core.worker.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.worker.WorkerScope;
import java.time.Duration;
import java.time.Instant;

/** Admits workers. Needs the role admin. */
public interface IssueWorkerTokenUseCase {
  /** Longer lifetimes are refused. */
  Duration LONGEST = Duration.ofDays(365);

  /**
   * Makes a token with which a worker of this name may serve what the scope names, and no more.
   *
   * @param lifetime a second to {@link #LONGEST}
   */
  WorkerToken issue(Principal caller, WorkerId worker, WorkerScope scope, Duration lifetime);

  /** What a worker shows at the gateway. */
  record WorkerToken(String token, Instant expiresAt) {}
}
