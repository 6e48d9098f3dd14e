package io.emprops.openapi.adapter.out.jwt;

import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Signs what open-api shows to job-queue: short-lived, so that a leaked one is soon worthless. */
@Singleton
public class ServiceTokens {
  static final String ISSUER = "emprops-open-api";
  static final String AUDIENCE = "job-queue";

  private static final Duration LIFETIME = Duration.ofSeconds(60);

  private final KeptToken kept;

  ServiceTokens(InstantSource clock) {
    kept = new KeptToken(LIFETIME, clock, ServiceTokens::signed);
  }

  /** A bearer token, good for half a minute at least. */
  public String forJobQueue() {
    return kept.token();
  }

  private static String signed(Instant now) {
    return Jwt.issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("open-api")
        .upn("open-api")
        .groups(Set.of("service"))
        .issuedAt(now)
        .expiresAt(now.plus(LIFETIME))
        .sign();
  }
}
