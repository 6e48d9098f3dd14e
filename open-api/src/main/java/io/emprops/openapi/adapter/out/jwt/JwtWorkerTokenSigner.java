package io.emprops.openapi.adapter.out.jwt;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.worker.WorkerScope;
import io.emprops.core.worker.port.out.WorkerTokenSigner;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** Signs with the key that the gateway trusts open-api by. */
@ApplicationScoped
class JwtWorkerTokenSigner implements WorkerTokenSigner {

  @Override
  public String sign(WorkerId worker, WorkerScope scope, Instant issuedAt, Instant expiresAt) {
    JwtClaimsBuilder claims =
        Jwt.issuer(ServiceTokens.ISSUER)
            .audience(ServiceTokens.AUDIENCE)
            .subject(worker.value())
            .upn(worker.value())
            .groups(Set.of("worker"))
            .claim("job_types", scope.jobTypes().stream().map(JobType::value).sorted().toList())
            .issuedAt(issuedAt)
            .expiresAt(expiresAt);
    if (!scope.customers().isEmpty()) {
      claims.claim("customers", scope.customers().stream().sorted().toList());
    }
    return claims.sign();
  }
}
