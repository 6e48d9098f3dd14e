package io.emprops.openapi.adapter.in.rest.identity;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.openapi.adapter.in.rest.problem.Outages;
import io.emprops.openapi.adapter.in.rest.problem.ProblemWriter;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Takes the token out of {@code Authorization: Bearer …} (RFC 6750). */
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {
  private static final Logger LOG = Logger.getLogger(BearerMechanism.class);
  private static final String SCHEME = "Bearer ";
  private static final String FAILURE = "emprops.authentication-failure";

  private final ProblemWriter problems;
  private final Outages outages;

  BearerMechanism(ProblemWriter problems, Outages outages) {
    this.problems = problems;
    this.outages = outages;
  }

  /**
   * Nobody, where there is no token or a dead one: the path's policy decides whether that will do.
   */
  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    Optional<String> token = token(request);
    if (token.isEmpty()) {
      return Uni.createFrom().nullItem();
    }
    var credential = new TokenCredential(token.get(), "bearer");
    return identities
        .authenticate(new TokenAuthenticationRequest(credential))
        .onFailure()
        .invoke(failure -> request.put(FAILURE, failure))
        .onFailure()
        .recoverWithNull();
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext request) {
    return problems.end(refusal(request), request).replaceWith(true);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(TokenAuthenticationRequest.class);
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
    return Uni.createFrom()
        .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
  }

  private Problem refusal(RoutingContext request) {
    Throwable failure = request.get(FAILURE);
    if (failure == null) {
      String detail =
          token(request).isPresent()
              ? "the token is unknown, expired or revoked"
              : "send 'Authorization: Bearer <token>'";
      return Problem.of(ErrorCode.UNAUTHENTICATED, detail, List.of());
    }
    if (outages.isOutage(failure)) {
      return Problem.of(
          ErrorCode.UNAVAILABLE, "the token cannot be checked now; try again soon", List.of());
    }
    LOG.errorf(failure, "a token could not be checked: path=%s", request.request().path());
    return Problem.of(ErrorCode.INTERNAL, "the token could not be checked", List.of());
  }

  private static Optional<String> token(RoutingContext request) {
    String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip()).filter(token -> !token.isEmpty())
        : Optional.empty();
  }
}
