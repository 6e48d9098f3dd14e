package io.emprops.openapi.application.worker;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.worker.WorkerScope;
import io.emprops.core.worker.port.in.IssueWorkerTokenUseCase;
import io.emprops.core.worker.port.out.WorkerTokenSigner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;

/** Only an administrator lets further machines take jobs. */
public final class IssueWorkerTokenService implements IssueWorkerTokenUseCase {
  private final WorkerTokenSigner signer;
  private final WorkerOwnership ownership;
  private final InstantSource clock;

  /** Takes the signer, what is whose, and the time. */
  public IssueWorkerTokenService(
      WorkerTokenSigner signer, WorkerOwnership ownership, InstantSource clock) {
    this.signer = signer;
    this.ownership = ownership;
    this.clock = clock;
  }

  @Override
  public IssueOutcome issue(
      Principal caller, WorkerId worker, WorkerScope scope, Duration lifetime) {
    caller.require(Role.ADMIN);
    Set<String> others = othersCustomers(caller, scope);
    if (!others.isEmpty()) {
      return new OthersCustomers(others);
    }
    if (!ownership.own(caller, worker)) {
      return new WorkerTaken();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant end = now.plus(lifetime);
    return new WorkerToken(signer.sign(worker, within(caller, scope), now, end), end);
  }

  private Set<String> othersCustomers(Principal caller, WorkerScope asked) {
    Set<String> others = new TreeSet<>(asked.customers());
    others.remove(caller.organisation().value());
    return ownership.operates(caller) ? Set.of() : others;
  }

  /** Only who operates the whole lets a worker take everybody's jobs. */
  private WorkerScope within(Principal caller, WorkerScope asked) {
    return asked.customers().isEmpty() && !ownership.operates(caller)
        ? new WorkerScope(asked.jobTypes(), Set.of(caller.organisation().value()))
        : asked;
  }
}
