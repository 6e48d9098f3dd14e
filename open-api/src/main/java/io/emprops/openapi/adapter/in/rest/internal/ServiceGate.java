package io.emprops.openapi.adapter.in.rest.internal;

import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.security.PublicKey;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Lets job-queue in, by short-lived tokens that it signs with a key of its own. */
public final class ServiceGate {
  private static final String ISSUER = "emprops-job-queue";
  private static final String AUDIENCE = "open-api";
  private static final String SCHEME = "Bearer ";
  private static final int LONGEST_LIFE_MINUTES = 5;
  private static final int SKEW_SECONDS = 30;

  private final Optional<JwtConsumer> tokens;

  /** Lets nobody in where there is no key. */
  public ServiceGate(Optional<PublicKey> jobQueue) {
    this.tokens = jobQueue.map(ServiceGate::consumer);
  }

  private static JwtConsumer consumer(PublicKey key) {
    return new JwtConsumerBuilder()
        .setRequireExpirationTime()
        .setMaxFutureValidityInMinutes(LONGEST_LIFE_MINUTES)
        .setAllowedClockSkewInSeconds(SKEW_SECONDS)
        .setExpectedIssuer(ISSUER)
        .setExpectedAudience(AUDIENCE)
        .setVerificationKey(key)
        .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
        .build();
  }

  /**
   * Lets pass who shows a good token.
   *
   * @throws ProblemException for everybody else
   */
  void require(String authorization) {
    if (tokens.isEmpty()
        || !authorization.startsWith(SCHEME)
        || !isGood(tokens.get(), authorization.substring(SCHEME.length()).strip())) {
      throw ProblemException.of(ErrorCode.UNAUTHENTICATED, "this is for job-queue alone");
    }
  }

  private static boolean isGood(JwtConsumer tokens, String token) {
    try {
      tokens.processToClaims(token);
      return true;
    } catch (InvalidJwtException _) {
      return false;
    }
  }
}
