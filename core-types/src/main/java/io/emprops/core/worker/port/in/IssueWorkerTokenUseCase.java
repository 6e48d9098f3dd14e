package io.emprops.core.worker.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.worker.WorkerScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Admits workers. Needs the role admin. */
public interface IssueWorkerTokenUseCase {
  /** Longer lifetimes are refused. */
  Duration LONGEST = Duration.ofDays(365);

  /**
   * Makes a token with which a worker of this name may serve what the scope names, and no more. The
   * worker is from then on the organisation's whose administrator asked first. An organisation's
   * workers take its own jobs; whose else, and everybody's where the scope names no customers, only
   * the organisation that operates all of this may say.
   *
   * @param lifetime a second to {@link #LONGEST}
   */
  IssueOutcome issue(Principal caller, WorkerId worker, WorkerScope scope, Duration lifetime);

  /** What became of a wish for a token. */
  sealed interface IssueOutcome {}

  /** What a worker shows at the gateway. */
  record WorkerToken(String token, Instant expiresAt) implements IssueOutcome {}

  /** A worker of this name is another organisation's. */
  record WorkerTaken() implements IssueOutcome {}

  /** The scope names customers whose jobs the caller's organisation cannot give away. */
  record OthersCustomers(Set<String> customers) implements IssueOutcome {
    public OthersCustomers {
      customers = Set.copyOf(customers);
    }
  }
}
