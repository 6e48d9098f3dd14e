package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.secret.Enciphered;
import io.emprops.core.secret.SecretFilter;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.SecretSummary;
import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.core.workflow.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Secrets in PostgreSQL. */
@ApplicationScoped
class PostgresSecretStore implements SecretStore {
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

  private static final String SHOWN =
      """
      name, hosts, header, created_at, created_by, changed_at, changed_by, last_used_at
      """;

  private static final String ADD =
      """
      insert into secret (organisation_id, name, hosts, header, key_id, wrapped_key, sealed_value,
        created_at, created_by, changed_at, changed_by)
      values (:organisation, :name, :hosts, cast(:header as text), :key, :wrapped, :value,
        :at, :by, :at, :by)
      on conflict (organisation_id, name) do nothing
      returning
      """
          + SHOWN;

  private static final String REPLACE =
      """
      update secret set hosts = :hosts, header = cast(:header as text), key_id = :key,
        wrapped_key = :wrapped, sealed_value = :value, changed_at = :at, changed_by = :by,
        last_used_at = null
      where organisation_id = :organisation and name = :name
      returning
      """
          + SHOWN;

  private static final String LIST =
      "select\n"
          + SHOWN
          + """
          from secret
          where organisation_id = :organisation and name > :after and name not like 'webhook.%'
            and position(:text in lower(name)) > 0
          order by name limit :limit
          """;

  private static final String DELETE =
      "delete from secret where organisation_id = :organisation and name = :name";

  private static final String FIND =
      """
      select organisation_id, name, hosts, header, key_id, wrapped_key, sealed_value from secret
      where organisation_id = :organisation and name in (:names)
      order by name
      """;

  private static final String USED =
      """
      update secret set last_used_at = :at
      where organisation_id = :organisation and name in (:names)
        and (last_used_at is null or last_used_at <= :before)
      """;

  private static final String NOT_UNDER =
      """
      select organisation_id, name, hosts, header, key_id, wrapped_key, sealed_value from secret
      where key_id <> :key and (organisation_id, name) > (:after_organisation, :after_name)
      order by organisation_id, name limit :limit
      """;

  private static final String REWRAP =
      """
      update secret set key_id = :key, wrapped_key = :wrapped
      where organisation_id = :organisation and name = :name and wrapped_key = :before
      """;

  private final Session entities;
  private final SecretRows rows;

  PostgresSecretStore(Session entities, SecretRows rows) {
    this.entities = entities;
    this.rows = rows;
  }

  @Override
  @Transactional
  public Optional<SecretSummary> add(KeptSecret secret, UserId by, Instant at) {
    return write(ADD, secret, by, at);
  }

  @Override
  @Transactional
  public Optional<SecretSummary> replace(KeptSecret secret, UserId by, Instant at) {
    return write(REPLACE, secret, by, at);
  }

  private Optional<SecretSummary> write(String sql, KeptSecret secret, UserId by, Instant at) {
    return entities
        .createNativeQuery(sql, Tuple.class)
        .setParameter("organisation", secret.organisation().value())
        .setParameter("name", secret.name().value())
        .setParameter("hosts", rows.hosts(secret.binding()))
        .setParameter("header", secret.binding().header(), String.class)
        .setParameter("key", secret.enciphered().keyId())
        .setParameter("wrapped", secret.enciphered().wrappedKey())
        .setParameter("value", secret.enciphered().value())
        .setParameter("at", at)
        .setParameter("by", by.value())
        .getResultList()
        .stream()
        .map(rows::summary)
        .findFirst();
  }

  @Override
  @Transactional
  public boolean delete(OrganisationId organisation, SecretName name) {
    return entities
            .createNativeMutationQuery(DELETE)
            .setParameter("organisation", organisation.value())
            .setParameter("name", name.value())
            .executeUpdate()
        > 0;
  }

  @Override
  @Transactional
  public List<KeptSecret> find(OrganisationId organisation, Collection<SecretName> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    return kept(
        entities
            .createNativeQuery(FIND, Tuple.class)
            .setParameter("organisation", organisation.value())
            .setParameterList("names", texts(names)));
  }

  @Override
  @Transactional
  public Page<SecretSummary> list(OrganisationId organisation, SecretFilter filter) {
    List<SecretSummary> found =
        entities
            .createNativeQuery(LIST, Tuple.class)
            .setParameter("organisation", organisation.value())
            .setParameter("after", filter.cursor())
            .setParameter("text", filter.text().toLowerCase(Locale.ROOT))
            .setParameter("limit", filter.limit() + 1)
            .getResultList()
            .stream()
            .map(rows::summary)
            .toList();
    return Page.first(filter.limit(), found, secret -> secret.name().value());
  }

  @Override
  @Transactional
  public void used(OrganisationId organisation, Collection<SecretName> names, Instant at) {
    if (!names.isEmpty()) {
      entities
          .createNativeMutationQuery(USED)
          .setParameter("organisation", organisation.value())
          .setParameterList("names", texts(names))
          .setParameter("at", at)
          .setParameter("before", at.minus(USE_IS_NOTED_EVERY))
          .executeUpdate();
    }
  }

  @Override
  @Transactional
  public List<KeptSecret> notUnder(String keyId, Optional<KeptSecret> after, int limit) {
    return kept(
        entities
            .createNativeQuery(NOT_UNDER, Tuple.class)
            .setParameter("key", keyId)
            .setParameter(
                "after_organisation", after.map(last -> last.organisation().value()).orElse(""))
            .setParameter("after_name", after.map(last -> last.name().value()).orElse(""))
            .setParameter("limit", limit));
  }

  @Override
  @Transactional
  public boolean rewrap(KeptSecret asRead, Enciphered anew) {
    return entities
            .createNativeMutationQuery(REWRAP)
            .setParameter("key", anew.keyId())
            .setParameter("wrapped", anew.wrappedKey())
            .setParameter("organisation", asRead.organisation().value())
            .setParameter("name", asRead.name().value())
            .setParameter("before", asRead.enciphered().wrappedKey())
            .executeUpdate()
        > 0;
  }

  private List<KeptSecret> kept(NativeQuery<Tuple> query) {
    return query.getResultList().stream().map(rows::kept).toList();
  }

  private static List<String> texts(Collection<SecretName> names) {
    return names.stream().map(SecretName::value).toList();
  }
}
