package io.emprops.queue.config;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Verifies the signature of a token once, not with each request that brings it: that takes longer
 * than all else that is done before a request is served, in a thread that serves many. One that has
 * expired is verified again, and so refused; whether one was revoked is asked for each message, by
 * when it was issued.
 */
@Singleton
@Alternative
@Priority(1)
// Caffeine finds the class of a cache, and that of its entries, by what was asked for.
@RegisterForReflection(
    classNames = {
      "com.github.benmanes.caffeine.cache.SSMS",
      "com.github.benmanes.caffeine.cache.PSMS"
    })
public final class VerifiedTokens extends JWTCallerPrincipalFactory {
  /** More than there are workers at a gateway; each has one, and open-api another every minute. */
  private static final int MOST = 10_000;

  private final JWTCallerPrincipalFactory verifier;
  private final InstantSource clock;
  private final Cache<String, JWTCallerPrincipal> verified =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  VerifiedTokens() {
    this(new DefaultJWTCallerPrincipalFactory(), InstantSource.system());
  }

  VerifiedTokens(JWTCallerPrincipalFactory verifier, InstantSource clock) {
    this.verifier = verifier;
    this.clock = clock;
  }

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
    JWTCallerPrincipal known = verified.getIfPresent(token);
    if (known != null && holds(known)) {
      return known;
    }
    JWTCallerPrincipal principal = verifier.parse(token, context);
    verified.put(token, principal);
    return principal;
  }

  private boolean holds(JWTCallerPrincipal principal) {
    return clock.instant().isBefore(Instant.ofEpochSecond(principal.getExpirationTime()));
  }
}
