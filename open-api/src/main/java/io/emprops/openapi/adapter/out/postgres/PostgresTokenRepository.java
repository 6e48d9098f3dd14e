package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.port.out.TokenRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** Tokens in PostgreSQL. */
@ApplicationScoped
class PostgresTokenRepository implements TokenRepository {
  private static final String ADD_CODE =
      """
      insert into sign_in_code (code_hash, organisation_id, user_id, role, expires_at)
      values (:hash, :organisation, :user, :role, :expires)
      """;

  /* One of several callers deletes the row; the others find none. */
  private static final String TAKE_CODE =
      """
      delete from sign_in_code where code_hash = :hash and expires_at > :now
      returning organisation_id, user_id, role
      """;

  private final Session entities;

  PostgresTokenRepository(Session entities) {
    this.entities = entities;
  }

  @Override
  @Transactional
  public void add(String tokenHash, String title, Principal holder, Optional<Instant> expiresAt) {
    var row = new TokenRow();
    row.tokenHash = tokenHash;
    row.organisationId = holder.organisation().value();
    row.userId = holder.user().value();
    row.role = holder.role().wire();
    row.title = title;
    row.expiresAt = expiresAt.orElse(null);
    entities.persist(row);
  }

  @Override
  @Transactional
  public Optional<Principal> findHolder(String tokenHash, Instant now) {
    return entities
        .createQuery(
            """
            select t from TokenRow t
            where t.tokenHash = :hash and t.revokedAt is null
              and (t.expiresAt is null or t.expiresAt > :now)
            """,
            TokenRow.class)
        .setParameter("hash", tokenHash)
        .setParameter("now", now)
        .setReadOnly(true)
        .getResultStream()
        .map(row -> TokenRow.principal(row.organisationId, row.userId, row.role))
        .findFirst();
  }

  @Override
  @Transactional
  public void addSignInCode(String codeHash, Principal holder, Instant expiresAt) {
    entities
        .createNativeMutationQuery(ADD_CODE)
        .setParameter("hash", codeHash)
        .setParameter("organisation", holder.organisation().value())
        .setParameter("user", holder.user().value())
        .setParameter("role", holder.role().wire())
        .setParameter("expires", expiresAt)
        .executeUpdate();
  }

  @Override
  @Transactional
  public Optional<Principal> takeSignInCode(String codeHash, Instant now) {
    return entities
        .createNativeQuery(TAKE_CODE, Tuple.class)
        .setParameter("hash", codeHash)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .map(row -> TokenRow.principal(text(row, 0), text(row, 1), text(row, 2)))
        .findFirst();
  }

  private static String text(Tuple row, int column) {
    return row.get(column, String.class);
  }
}
