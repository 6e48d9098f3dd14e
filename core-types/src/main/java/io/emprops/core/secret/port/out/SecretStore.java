package io.emprops.core.secret.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.secret.Enciphered;
import io.emprops.core.secret.SecretBinding;
import io.emprops.core.secret.SecretFilter;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.SecretSummary;
import io.emprops.core.workflow.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps encrypted secrets. Every implementation passes {@code SecretStoreContract}. */
public interface SecretStore {

  /**
   * Stores a new one.
   *
   * @return empty, if the name is taken
   */
  Optional<SecretSummary> add(KeptSecret secret, UserId by, Instant at);

  /**
   * Replaces value and binding, and forgets when it was used.
   *
   * @return empty, if there is none
   */
  Optional<SecretSummary> replace(KeptSecret secret, UserId by, Instant at);

  /** Forgets it; whether there was one. */
  boolean delete(OrganisationId organisation, SecretName name);

  /** Those of these names that there are, by name. */
  List<KeptSecret> find(OrganisationId organisation, Collection<SecretName> names);

  /**
   * A part of the list, by name in the order of its characters, without those that the system keeps
   * for itself; the cursor is the last name.
   */
  Page<SecretSummary> list(OrganisationId organisation, SecretFilter filter);

  /** Notes that they were used, unless that was noted less than a minute before. */
  void used(OrganisationId organisation, Collection<SecretName> names, Instant at);

  /**
   * Some whose data key is wrapped with another master key than this one, of all organisations, by
   * organisation and name.
   *
   * @param after the last one of the part before
   */
  List<KeptSecret> notUnder(String keyId, Optional<KeptSecret> after, int limit);

  /**
   * Takes over a data key that was wrapped anew.
   *
   * @return whether the secret still was as it was read
   */
  boolean rewrap(KeptSecret asRead, Enciphered anew);

  /** A secret as it is stored. */
  record KeptSecret(
      OrganisationId organisation, SecretName name, SecretBinding binding, Enciphered enciphered) {}
}
