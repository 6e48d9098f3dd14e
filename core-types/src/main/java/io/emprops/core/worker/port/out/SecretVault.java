package io.emprops.core.worker.port.out;

import io.emprops.core.identity.OrganisationId;
import java.util.Optional;

/** Knows the values of secrets. Every implementation passes {@code SecretVaultContract}. */
public interface SecretVault {

  /** The value of this organisation's secret, which may go into a request and nowhere else. */
  Optional<String> find(OrganisationId organisation, String name);
}
