package io.emprops.core.secret.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SecretName;

/** Keeps, replaces and deletes secrets. Needs the role editor. */
public interface KeepSecretUseCase {

  /** Keeps a new one. */
  KeepOutcome add(Principal caller, PlainSecret secret);

  /** Gives one another value and another binding: who may rebind it must know it. */
  KeepOutcome replace(Principal caller, PlainSecret secret);

  /**
   * Forgets one; jobs that name it fail from now on.
   *
   * @return whether there was one
   */
  boolean delete(Principal caller, SecretName name);
}
