package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.port.out.OrganisationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** Organisations and their members in PostgreSQL. */
@ApplicationScoped
class PostgresOrganisationRepository implements OrganisationRepository {
  private static final String ADD =
      """
      insert into organisation (organisation_id, name, created_at) values (:id, :name, :at)
      on conflict do nothing
      """;

  private static final String ADD_MEMBER =
      """
      insert into app_user (organisation_id, user_id, role, created_at)
      values (:organisation, :user, :role, :at)
      on conflict do nothing
      """;

  private static final String FIND_ROLE =
      "select role from app_user where organisation_id = :organisation and user_id = :user";

  private final Session entities;

  PostgresOrganisationRepository(Session entities) {
    this.entities = entities;
  }

  @Override
  @Transactional
  public boolean add(OrganisationId id, String name, Instant at) {
    return 1
        == entities
            .createNativeMutationQuery(ADD)
            .setParameter("id", id.value())
            .setParameter("name", name)
            .setParameter("at", at)
            .executeUpdate();
  }

  @Override
  @Transactional
  public boolean addMember(Principal member, Instant at) {
    return 1
        == entities
            .createNativeMutationQuery(ADD_MEMBER)
            .setParameter("organisation", member.organisation().value())
            .setParameter("user", member.user().value())
            .setParameter("role", member.role().wire())
            .setParameter("at", at)
            .executeUpdate();
  }

  @Override
  @Transactional
  public Optional<Role> findRole(OrganisationId organisation, UserId member) {
    return entities
        .createNativeQuery(FIND_ROLE, Tuple.class)
        .setParameter("organisation", organisation.value())
        .setParameter("user", member.value())
        .getResultStream()
        .map(row -> Role.ofWire(row.get(0, String.class)))
        .findFirst();
  }
}
