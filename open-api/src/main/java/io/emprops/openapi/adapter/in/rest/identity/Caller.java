package io.emprops.openapi.adapter.in.rest.identity;

import io.emprops.core.identity.Principal;
import io.emprops.openapi.adapter.in.TokenHolder;
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
    return TokenHolder.of(current);
  }
}
