package io.emprops.ui.session;

import io.emprops.core.identity.Principal;

/**
 * Someone who is signed in. It stays on the server; the browser never sees the token.
 *
 * @param token proves it to the API
 */
public record Account(Principal principal, String token) {

  @Override
  public String toString() {
    return "Account[" + principal + "]";
  }
}
