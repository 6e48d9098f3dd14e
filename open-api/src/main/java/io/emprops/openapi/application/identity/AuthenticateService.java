package io.emprops.openapi.application.identity;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.port.in.AuthenticateQuery;
import io.emprops.core.identity.port.out.TokenRepository;
import java.time.InstantSource;
import java.util.Optional;

/** Knows tokens by their hashes. */
public final class AuthenticateService implements AuthenticateQuery {
  private final TokenRepository tokens;
  private final InstantSource clock;

  /** Takes the tokens and the time by which they expire. */
  public AuthenticateService(TokenRepository tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public Optional<Principal> authenticate(String token) {
    return tokens.findHolder(Tokens.hash(token), clock.instant());
  }
}
