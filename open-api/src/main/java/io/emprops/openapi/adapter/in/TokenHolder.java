package io.emprops.openapi.adapter.in;

import io.emprops.core.identity.Principal;
import io.quarkus.security.identity.SecurityIdentity;

/** Who holds the token that a request came with, as the request's identity tells. */
public final class TokenHolder {
  /** Under this name the identity keeps the principal. */
  public static final String ATTRIBUTE = "emprops.principal";

  private TokenHolder() {}

  /** The principal of a request to a path that asks for a token. */
  public static Principal of(SecurityIdentity identity) {
    if (identity.getAttribute(ATTRIBUTE) instanceof Principal principal) {
      return principal;
    }
    throw new IllegalStateException("the path is open to those without a token");
  }
}
