package io.emprops.ui.remote;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.port.in.AuthenticateQuery;
import io.emprops.core.identity.port.in.SignInUseCase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The way in, over {@code /api/sign-in}, {@code /api/sign-in-codes} and {@code /api/me}. */
@Singleton
final class RemoteIdentity implements SignInUseCase, AuthenticateQuery {
  private static final int UNAUTHORIZED = 401;

  private final ApiClient api;

  RemoteIdentity(ApiClient api) {
    this.api = api;
  }

  @Override
  public SignInCode offer(Principal caller) {
    var offered = api.post("/sign-in-codes", Map.of()).as(OfferedCode.class);
    return new SignInCode(offered.code(), offered.expiresAt());
  }

  @Override
  public Optional<Session> redeem(String code) {
    var reply = api.send(api.request("/sign-in", "").POST(api.jsonOf(Map.of("code", code))));
    if (reply.status() == UNAUTHORIZED) {
      return Optional.empty();
    }
    var session = reply.as(OpenedSession.class);
    return Optional.of(
        new Session(
            session.token(),
            new Principal(session.organisationId(), session.userId(), session.role()),
            session.expiresAt()));
  }

  @Override
  public Optional<Principal> authenticate(String token) {
    var reply = api.send(api.request("/me", token).GET());
    if (reply.status() == UNAUTHORIZED) {
      return Optional.empty();
    }
    var me = reply.as(Me.class);
    return Optional.of(new Principal(me.organisationId(), me.userId(), me.role()));
  }

  /** A code to pass on. */
  @RegisterForReflection
  @JsonNaming(SnakeCaseStrategy.class)
  record OfferedCode(String code, Instant expiresAt) {}

  /** The answer to a code. */
  @RegisterForReflection
  @JsonNaming(SnakeCaseStrategy.class)
  record OpenedSession(
      String token, Instant expiresAt, OrganisationId organisationId, UserId userId, Role role) {}

  /** Whom a token belongs to. */
  @RegisterForReflection
  @JsonNaming(SnakeCaseStrategy.class)
  record Me(OrganisationId organisationId, UserId userId, Role role) {}
}
