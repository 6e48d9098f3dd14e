package io.emprops.core.identity.port.in;

import io.emprops.core.identity.Principal;
import java.time.Instant;
import java.util.Optional;

/** Lets people in by links that work once. */
public interface SignInUseCase {

  /** Makes a code for the caller's own account, good for ten minutes and one use. */
  SignInCode offer(Principal caller);

  /** Trades a code for a session; empty when it was used, is too old, or never was. */
  Optional<Session> redeem(String code);

  /** What a sign-in link carries. */
  record SignInCode(String code, Instant expiresAt) {}

  /** A token that acts for the person until it expires. */
  record Session(String token, Principal principal, Instant expiresAt) {}
}
