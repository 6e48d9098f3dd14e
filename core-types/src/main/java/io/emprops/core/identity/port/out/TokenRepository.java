package io.emprops.core.identity.port.out;

import io.emprops.core.identity.Principal;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps tokens and sign-in codes by their SHA-256 hash, never in clear. Every implementation passes
 * {@code TokenRepositoryContract}.
 */
public interface TokenRepository {

  /** Stores a token's hash. */
  void add(String tokenHash, String title, Principal holder, Optional<Instant> expiresAt);

  /** Who holds a token that has neither expired nor been revoked. */
  Optional<Principal> findHolder(String tokenHash, Instant now);

  /** Stores a sign-in code's hash. */
  void addSignInCode(String codeHash, Principal holder, Instant expiresAt);

  /** Takes a code away and tells whose it was; only one of several callers gets it. */
  Optional<Principal> takeSignInCode(String codeHash, Instant now);
}
