package io.emprops.core.identity.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps organisations and their members. Every implementation passes {@code
 * OrganisationRepositoryContract}.
 */
public interface OrganisationRepository {

  /**
   * Stores an organisation unless there is one of this id.
   *
   * @return whether it is new
   */
  boolean add(OrganisationId id, String name, Instant at);

  /**
   * Stores a member of an organisation unless there is one of this id.
   *
   * @return whether the member is new
   */
  boolean addMember(Principal member, Instant at);

  /** What a member may do. */
  Optional<Role> findRole(OrganisationId organisation, UserId member);
}
