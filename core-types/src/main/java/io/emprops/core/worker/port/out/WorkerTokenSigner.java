package io.emprops.core.worker.port.out;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import java.time.Instant;
import java.util.Set;

/** Signs what the gateway trusts. Every implementation passes {@code WorkerTokenSignerContract}. */
public interface WorkerTokenSigner {

  /**
   * A JSON Web Token (RFC 7519) for the audience {@code job-queue} and the group {@code worker}.
   */
  String sign(WorkerId worker, Set<JobType> jobTypes, Instant issuedAt, Instant expiresAt);
}
