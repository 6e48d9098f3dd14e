package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobType;
import io.emprops.core.secret.SecretName;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.WebhookWish;
import io.emprops.core.webhook.port.out.WebhookStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Webhooks in PostgreSQL. */
@ApplicationScoped
class PostgresWebhookStore implements WebhookStore {
  private static final String SHOWN =
      """
       id, url, description, array_to_string(events, chr(31)) as events,
        array_to_string(job_types, chr(31)) as job_types,
        array_to_string(customers, chr(31)) as customers, only_named,
        paused_at, pause_reason, previous_secret_until, created_at, created_by
      """;

  private static final String ADD =
      """
      insert into webhook (id, organisation_id, url, description, events, job_types, customers,
        only_named, secret_name, created_at, created_by)
      values (:id, :organisation, :url, :description,
        string_to_array(:events, chr(31)), string_to_array(:job_types, chr(31)),
        string_to_array(:customers, chr(31)), :only_named, :secret, :at, :by)
      returning
      """
          + SHOWN;

  private static final String CHANGE =
      """
      update webhook set url = :url, description = :description,
        events = string_to_array(:events, chr(31)),
        job_types = string_to_array(:job_types, chr(31)),
        customers = string_to_array(:customers, chr(31)), only_named = :only_named
      where organisation_id = :organisation and id = :id
      returning
      """
          + SHOWN;

  private static final String ROTATE =
      """
      update webhook set secret_name = :next, previous_secret_name = secret_name,
        previous_secret_until = :until
      where organisation_id = :organisation and id = :id
      returning
      """
          + SHOWN;

  private static final String SECRETS =
      """
      select secret_name, previous_secret_name from webhook
      where organisation_id = :organisation and id = :id for update
      """;

  private static final String DELETE =
      "delete from webhook where organisation_id = :organisation and id = :id";

  private static final String FIND =
      "select" + SHOWN + "from webhook where organisation_id = :organisation and id = :id";

  private static final String LIST =
      "select" + SHOWN + "from webhook where organisation_id = :organisation order by id";

  private static final String PAUSE =
      """
      update webhook set paused_at = coalesce(paused_at, :at),
        pause_reason = coalesce(pause_reason, :reason)
      where organisation_id = :organisation and id = :id
      returning
      """
          + SHOWN;

  /* What is on its way from a webhook that is not paused must not be taken twice. */
  private static final String HURRY =
      """
      update webhook_delivery d set due_at = :at
      from webhook w
      where w.organisation_id = :organisation and w.id = :id and w.paused_at is not null
        and d.webhook_id = w.id and d.status = 'pending' and d.due_at > :at
      """;

  private static final String RESUME =
      """
      update webhook set paused_at = null, pause_reason = null
      where organisation_id = :organisation and id = :id
      returning
      """
          + SHOWN;

  private final Session entities;
  private final WebhookRows rows;

  PostgresWebhookStore(Session entities, WebhookRows rows) {
    this.entities = entities;
    this.rows = rows;
  }

  @Override
  @Transactional
  public Webhook add(
      OrganisationId organisation,
      WebhookId id,
      WebhookWish wish,
      SecretName secret,
      UserId by,
      Instant at) {
    return first(
            wished(ADD, organisation, id, wish)
                .setParameter("secret", secret.value())
                .setParameter("at", at)
                .setParameter("by", by.value()))
        .orElseThrow();
  }

  @Override
  @Transactional
  public Optional<Webhook> change(OrganisationId organisation, WebhookId id, WebhookWish wish) {
    return first(wished(CHANGE, organisation, id, wish));
  }

  @Override
  @Transactional
  public Optional<Rotated> rotate(
      OrganisationId organisation, WebhookId id, SecretName next, Instant previousUntil) {
    List<SecretName> before = secrets(organisation, id);
    return first(
            about(ROTATE, organisation, id)
                .setParameter("next", next.value())
                .setParameter("until", previousUntil))
        .map(webhook -> new Rotated(webhook, before.subList(1, before.size())));
  }

  @Override
  @Transactional
  public Optional<List<SecretName>> delete(OrganisationId organisation, WebhookId id) {
    List<SecretName> secrets = secrets(organisation, id);
    entities
        .createNativeMutationQuery(DELETE)
        .setParameter("organisation", organisation.value())
        .setParameter("id", id.value())
        .executeUpdate();
    return secrets.isEmpty() ? Optional.empty() : Optional.of(secrets);
  }

  @Override
  @Transactional
  public Optional<Webhook> find(OrganisationId organisation, WebhookId id) {
    return first(about(FIND, organisation, id));
  }

  @Override
  @Transactional
  public List<Webhook> list(OrganisationId organisation) {
    return entities
        .createNativeQuery(LIST, Tuple.class)
        .setParameter("organisation", organisation.value())
        .getResultList()
        .stream()
        .map(rows::webhook)
        .toList();
  }

  @Override
  @Transactional
  public Optional<Webhook> pause(
      OrganisationId organisation, WebhookId id, String reason, Instant at) {
    return first(
        about(PAUSE, organisation, id).setParameter("reason", reason).setParameter("at", at));
  }

  @Override
  @Transactional
  public Optional<Webhook> resume(OrganisationId organisation, WebhookId id, Instant at) {
    entities
        .createNativeMutationQuery(HURRY)
        .setParameter("organisation", organisation.value())
        .setParameter("id", id.value())
        .setParameter("at", at)
        .executeUpdate();
    return first(about(RESUME, organisation, id));
  }

  /** The present one and the one before; none, where there is no such webhook. */
  private List<SecretName> secrets(OrganisationId organisation, WebhookId id) {
    return about(SECRETS, organisation, id).getResultList().stream()
        .flatMap(row -> Stream.of(0, 1).map(column -> row.get(column, String.class)))
        .filter(name -> name != null)
        .map(SecretName::new)
        .toList();
  }

  private NativeQuery<Tuple> wished(
      String sql, OrganisationId organisation, WebhookId id, WebhookWish wish) {
    return about(sql, organisation, id)
        .setParameter("url", wish.url())
        .setParameter("description", wish.description())
        .setParameter("only_named", wish.onlyNamed())
        .setParameter(
            "events", WebhookRows.joined(wish.filter().events().stream().map(WebhookEvent::wire)))
        .setParameter(
            "job_types", WebhookRows.joined(wish.filter().jobTypes().stream().map(JobType::value)))
        .setParameter("customers", WebhookRows.joined(wish.filter().customers().stream()));
  }

  private NativeQuery<Tuple> about(String sql, OrganisationId organisation, WebhookId id) {
    return entities
        .createNativeQuery(sql, Tuple.class)
        .setParameter("organisation", organisation.value())
        .setParameter("id", id.value());
  }

  private Optional<Webhook> first(NativeQuery<Tuple> query) {
    return query.getResultList().stream().map(rows::webhook).findFirst();
  }
}
