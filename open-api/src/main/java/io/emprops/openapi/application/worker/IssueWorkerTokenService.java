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

/** Only an administrator lets further machines take jobs. */
public final class IssueWorkerTokenService implements IssueWorkerTokenUseCase {
  private final WorkerTokenSigner signer;
  private final InstantSource clock;

  /** Takes the signer and the time. */
  public IssueWorkerTokenService(WorkerTokenSigner signer, InstantSource clock) {
    this.signer = signer;
    this.clock = clock;
  }

  @Override
  public WorkerToken issue(
      Principal caller, WorkerId worker, WorkerScope scope, Duration lifetime) {
    caller.require(Role.ADMIN);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant end = now.plus(lifetime);
    return new WorkerToken(signer.sign(worker, scope, now, end), end);
  }
}
