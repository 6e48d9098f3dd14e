package io.emprops.core.secret.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.secret.SecretFilter;
import io.emprops.core.secret.SecretSummary;
import io.emprops.core.workflow.Page;

/** Lists the caller's organisation's secrets, without values. Needs the role editor. */
public interface FindSecretsQuery {

  /** A part of the list, by name. */
  Page<SecretSummary> list(Principal caller, SecretFilter filter);
}
