package io.emprops.core.identity.port.in;

import io.emprops.core.identity.Principal;

/** Lets in the first one of an organisation, for whom nobody else can ask. */
public interface EnrolUseCase {

  /**
   * Makes the organisation and the member where they are missing.
   *
   * @return a fresh API token of the member, which does not expire
   */
  String enrol(Principal member, String organisationName);
}
