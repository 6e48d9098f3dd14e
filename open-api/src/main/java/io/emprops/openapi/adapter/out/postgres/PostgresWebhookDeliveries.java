package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.port.out.WebhookDeliveries;
import io.emprops.core.workflow.CursorException;
import io.emprops.core.workflow.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries in PostgreSQL. Whoever takes one moves its time to when it may be taken again: if that
 * node dies, another one finds it then.
 */
@ApplicationScoped
class PostgresWebhookDeliveries implements WebhookDeliveries {
  private static final int LONGEST_ERROR = 500;

  private static final String TAKE =
      """
      update webhook_delivery d set due_at = :until
      from webhook w
      where w.id = d.webhook_id and d.id in (
        select c.id from webhook_delivery c join webhook v on v.id = c.webhook_id
        where c.status = 'pending' and c.due_at <= :now and v.paused_at is null
          and not exists (
            select 1 from webhook_delivery e
            where e.webhook_id = c.webhook_id and e.job_id = c.job_id and e.status = 'pending'
              and e.seq < c.seq)
        order by c.due_at, c.seq
        limit :limit
        for update of c skip locked)
      returning d.id, d.organisation_id, d.webhook_id, w.url, w.secret_name,
        case when w.previous_secret_until > :now then w.previous_secret_name end as previous,
        d.job_id, d.event, d.happened_at, d.attempts
      """;

  private static final String SETTLE =
      """
      update webhook_delivery set status = :status, attempts = :attempts,
        due_at = cast(:due as timestamptz), last_attempt_at = :at,
        answer = cast(:answer as integer), error = nullif(:error, '')
      where id = :id and status = 'pending'
      """;

  private static final String LIST =
      """
      select id, webhook_id, job_id, event, happened_at, status, attempts, due_at, last_attempt_at,
        answer, error, seq
      from webhook_delivery
      where organisation_id = :organisation and webhook_id = :webhook
        and (:status = '' or status = :status) and seq < :before
      order by seq desc limit :limit
      """;

  private static final String REPLAY =
      """
      update webhook_delivery set status = 'pending', attempts = 0, due_at = :now
      where organisation_id = :organisation and webhook_id = :webhook and id = :id
      """;

  private static final String FORGET =
      "delete from webhook_delivery where status <> 'pending' and last_attempt_at < :before";

  private final Session entities;
  private final WebhookRows rows;

  PostgresWebhookDeliveries(Session entities, WebhookRows rows) {
    this.entities = entities;
    this.rows = rows;
  }

  @Override
  @Transactional
  public List<Due> take(Instant now, Instant until, int limit) {
    return entities
        .createNativeQuery(TAKE, Tuple.class)
        .setParameter("now", now)
        .setParameter("until", until)
        .setParameter("limit", limit)
        .getResultList()
        .stream()
        .map(rows::due)
        .toList();
  }

  @Override
  @Transactional
  public void settle(Due due, Attempt attempt, Fate fate) {
    DeliveryStatus status =
        switch (fate) {
          case Fate.Delivered _ -> DeliveryStatus.DELIVERED;
          case Fate.Again _ -> DeliveryStatus.PENDING;
          case Fate.GivenUp _ -> DeliveryStatus.GIVEN_UP;
        };
    @Nullable Instant next = fate instanceof Fate.Again(Instant again) ? again : null;
    String error = attempt.error();
    entities
        .createNativeMutationQuery(SETTLE)
        .setParameter("id", due.id().value())
        .setParameter("status", status.wire())
        .setParameter("attempts", due.attempts() + 1)
        .setParameter("due", next, Instant.class)
        .setParameter("at", attempt.at())
        .setParameter("answer", attempt.answer().orElse(null), Integer.class)
        .setParameter("error", error.substring(0, Math.min(error.length(), LONGEST_ERROR)))
        .executeUpdate();
  }

  @Override
  @Transactional
  public Page<Delivery> list(
      OrganisationId organisation, WebhookId webhook, DeliveryFilter filter) {
    List<Tuple> found =
        entities
            .createNativeQuery(LIST, Tuple.class)
            .setParameter("organisation", organisation.value())
            .setParameter("webhook", webhook.value())
            .setParameter("status", filter.status().map(DeliveryStatus::wire).orElse(""))
            .setParameter("before", before(filter.cursor()))
            .setParameter("limit", filter.limit() + 1)
            .getResultList();
    return Page.first(filter.limit(), found, row -> String.valueOf(row.get("seq", Long.class)))
        .map(rows::delivery);
  }

  private static long before(String cursor) {
    try {
      return cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor);
    } catch (NumberFormatException _) {
      throw new CursorException(cursor);
    }
  }

  @Override
  @Transactional
  public boolean replay(
      OrganisationId organisation, WebhookId webhook, DeliveryId id, Instant now) {
    return entities
            .createNativeMutationQuery(REPLAY)
            .setParameter("organisation", organisation.value())
            .setParameter("webhook", webhook.value())
            .setParameter("id", id.value())
            .setParameter("now", now)
            .executeUpdate()
        > 0;
  }

  @Override
  @Transactional
  public int forget(Instant settledBefore) {
    return entities
        .createNativeMutationQuery(FORGET)
        .setParameter("before", settledBefore)
        .executeUpdate();
  }
}
