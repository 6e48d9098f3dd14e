package io.emprops.openapi.adapter.in.rest.identity;

import io.emprops.core.identity.Principal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** Who makes the current request; resources hand it on to the use cases. */
@ApplicationScoped
public class Caller {
  private final SecurityIdentity current;

  Caller(SecurityIdentity current) {
    this.current = current;
  }

  /** The holder of the request's token. */
  public Principal principal() {
    if (current.getAttribute(TokenIdentityProvider.PRINCIPAL) instanceof Principal principal) {
      return principal;
    }
    throw new IllegalStateException("the path is open to those without a token");
  }
}
