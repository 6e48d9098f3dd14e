package io.emprops.core.identity.port.in;

import io.emprops.core.identity.Principal;
import java.util.Optional;

/** Finds out who holds a token. */
public interface AuthenticateQuery {

  /** Who it is; empty for a token that is unknown, expired or revoked. */
  Optional<Principal> authenticate(String token);
}
