package io.emprops.core.worker.port.out;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.worker.WorkerScope;
import java.time.Instant;

/** Signs what the gateway trusts. Every implementation passes {@code WorkerTokenSignerContract}. */
public interface WorkerTokenSigner {

  /**
   * A JSON Web Token (RFC 7519) for the audience {@code job-queue} and the group {@code worker},
   * with the scope in the claims {@code job_types} and, where it names any, {@code customers}.
   */
  String sign(WorkerId worker, WorkerScope scope, Instant issuedAt, Instant expiresAt);
}
