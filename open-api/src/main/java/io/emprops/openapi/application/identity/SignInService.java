package io.emprops.openapi.application.identity;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.port.in.SignInUseCase;
import io.emprops.core.identity.port.out.TokenRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Codes are taken away when they are redeemed, so that a link found later opens nothing. */
public final class SignInService implements SignInUseCase {
  private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

  private final TokenRepository tokens;
  private final Tokens secrets;
  private final InstantSource clock;
  private final Duration sessionLifetime;

  /** Takes the store, the source of secrets, the time, and how long sessions last. */
  public SignInService(
      TokenRepository tokens, Tokens secrets, InstantSource clock, Duration sessionLifetime) {
    this.tokens = tokens;
    this.secrets = secrets;
    this.clock = clock;
    this.sessionLifetime = sessionLifetime;
  }

  @Override
  public SignInCode offer(Principal caller) {
    caller.require(Role.ADMIN);
    String code = secrets.freshCode();
    Instant end = after(CODE_LIFETIME);
    tokens.addSignInCode(Tokens.hash(code), caller, end);
    return new SignInCode(code, end);
  }

  @Override
  public Optional<Session> redeem(String code) {
    return tokens.takeSignInCode(Tokens.hash(code), clock.instant()).map(this::begin);
  }

  private Session begin(Principal principal) {
    String token = secrets.freshToken();
    Instant end = after(sessionLifetime);
    tokens.add(Tokens.hash(token), "session", principal, Optional.of(end));
    return new Session(token, principal, end);
  }

  private Instant after(Duration time) {
    return clock.instant().plus(time).truncatedTo(ChronoUnit.MILLIS);
  }
}
