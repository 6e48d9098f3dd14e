package io.emprops.openapi.adapter.out.jwt;

import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;

/** Signs what open-api shows to job-queue: short-lived, so that a leaked one is soon worthless. */
@ApplicationScoped
public class ServiceTokens {
  static final String ISSUER = "emprops-open-api";
  static final String AUDIENCE = "job-queue";

  private static final Duration LIFETIME = Duration.ofSeconds(60);

  /** A fresh bearer token, good for a minute. */
  public String forJobQueue() {
    return Jwt.issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("open-api")
        .upn("open-api")
        .groups(Set.of("service"))
        .expiresIn(LIFETIME)
        .sign();
  }
}
