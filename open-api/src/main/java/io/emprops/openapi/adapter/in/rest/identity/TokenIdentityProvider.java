package io.emprops.openapi.adapter.in.rest.identity;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.port.in.AuthenticateQuery;
import io.emprops.openapi.adapter.in.TokenHolder;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds out who holds a token. */
@ApplicationScoped
public class TokenIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {
  private final AuthenticateQuery tokens;

  TokenIdentityProvider(AuthenticateQuery tokens) {
    this.tokens = tokens;
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    String token = request.getToken().getToken();
    return context.runBlocking(
        () ->
            tokens
                .authenticate(token)
                .map(TokenIdentityProvider::identity)
                .orElseGet(TokenIdentityProvider::nobody));
  }

  private static SecurityIdentity identity(Principal principal) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(principal.user().value()))
        .addRole(principal.role().wire())
        .addAttribute(TokenHolder.ATTRIBUTE, principal)
        .build();
  }

  private static SecurityIdentity nobody() {
    return QuarkusSecurityIdentity.builder().setAnonymous(true).build();
  }
}
