package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryAttempt;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.DeliveryReport;
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
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries in PostgreSQL. Whoever takes one moves its time to when it may be taken again: if that
 * node dies, another one finds it then.
 */
@ApplicationScoped
class PostgresWebhookDeliveries implements WebhookDeliveries {
  /* Looks at each webhook by itself: a long queue of one costs the others nothing. */
  private static final String TAKE =
      """
      update webhook_delivery d set due_at = :until
      from webhook w
      where w.id = d.webhook_id and d.id in (
        select c.id
        from webhook v cross join lateral (
          select p.id, p.due_at, p.seq from webhook_delivery p
          where p.webhook_id = v.id and p.status = 'pending' and p.due_at <= :now
            and (v.paused_at is null or p.event = 'webhook.test')
            and not exists (
              select 1 from webhook_delivery e
              where e.webhook_id = p.webhook_id and e.job_id = p.job_id and e.status = 'pending'
                and e.seq < p.seq)
          order by p.due_at, p.seq
          limit :each
          for update of p skip locked) c
        where v.id not in (:without)
        order by c.due_at, c.seq
        limit :all)
      returning d.id, d.organisation_id, d.webhook_id, coalesce(d.url, w.url) as url,
        w.secret_name,
        case when w.previous_secret_until > :now then w.previous_secret_name end as previous,
        d.job_id, d.event, d.happened_at, d.attempts
      """;

  private static final String SETTLE =
      """
      update webhook_delivery set status = :status, attempts = :attempts,
        due_at = cast(:due as timestamptz), last_attempt_at = :at,
        answer = cast(:answer as integer), error = cast(:error as text)
      where id = :id and status = 'pending'
      """;

  /* Of a webhook that was deleted meanwhile nothing is kept. */
  private static final String LOG =
      """
      insert into webhook_attempt (delivery_id, at, duration_ms, answer, error)
      select d.id, :at, :duration, cast(:answer as integer), cast(:error as text)
      from webhook_delivery d where d.id = :id
      """;

  private static final String SHOWN =
      """
       d.id, d.webhook_id, d.job_id, d.event, d.url, d.happened_at, d.status, d.attempts, d.due_at,
        d.last_attempt_at, d.answer, d.error, d.seq
      """;

  private static final String LIST =
      "select"
          + SHOWN
          + """
          from webhook_delivery d
          where d.organisation_id = :organisation and d.webhook_id = :webhook
            and (:status = '' or d.status = :status) and d.seq < :before
          order by d.seq desc limit :limit
          """;

  private static final String FIND =
      "select"
          + SHOWN
          + """
          from webhook_delivery d
          where d.organisation_id = :organisation and d.webhook_id = :webhook and d.id = :id
          """;

  private static final String ATTEMPTS =
      """
      select a.at, a.duration_ms, a.answer, a.error from webhook_attempt a
      where a.delivery_id = :id order by a.seq
      """;

  private static final String TEST =
      """
      insert into webhook_delivery as d
        (id, organisation_id, webhook_id, event, happened_at, due_at)
      select 'msg_' || replace(cast(gen_random_uuid() as text), '-', ''), w.organisation_id, w.id,
        'webhook.test', :now, :now
      from webhook w where w.organisation_id = :organisation and w.id = :webhook
      returning
      """
          + SHOWN;

  private static final String REPLAY =
      """
      update webhook_delivery set status = 'pending', attempts = 0, due_at = :now
      where organisation_id = :organisation and webhook_id = :webhook and id = :id
      """;

  /* Whether a test is heard tells the next one, not an old one. */
  private static final String REPLAY_GIVEN_UP =
      """
      update webhook_delivery set status = 'pending', attempts = 0, due_at = :now
      where organisation_id = :organisation and webhook_id = :webhook and status = 'given_up'
        and event <> 'webhook.test' and happened_at >= :since
      """;

  private static final String FORGET =
      "delete from webhook_delivery where status <> 'pending' and last_attempt_at < :before";

  /** No id, so that the list of those to leave out is never empty. */
  private static final String NONE = "";

  private final Session entities;
  private final WebhookRows rows;

  PostgresWebhookDeliveries(Session entities, WebhookRows rows) {
    this.entities = entities;
    this.rows = rows;
  }

  @Override
  @Transactional
  public List<Due> take(Instant now, Instant until, Share share) {
    List<String> without = share.without().stream().map(WebhookId::value).toList();
    return entities
        .createNativeQuery(TAKE, Tuple.class)
        .setParameter("now", now)
        .setParameter("until", until)
        .setParameter("all", share.all())
        .setParameter("each", share.each())
        .setParameterList("without", without.isEmpty() ? List.of(NONE) : without)
        .getResultList()
        .stream()
        .map(rows::due)
        .toList();
  }

  @Override
  @Transactional
  public void settle(Due due, DeliveryAttempt attempt, Fate fate) {
    DeliveryStatus status =
        switch (fate) {
          case Fate.Delivered _ -> DeliveryStatus.DELIVERED;
          case Fate.Again _ -> DeliveryStatus.PENDING;
          case Fate.GivenUp _ -> DeliveryStatus.GIVEN_UP;
        };
    @Nullable Instant next = fate instanceof Fate.Again(Instant again) ? again : null;
    entities
        .createNativeMutationQuery(SETTLE)
        .setParameter("id", due.id().value())
        .setParameter("status", status.wire())
        .setParameter("attempts", due.attempts() + 1)
        .setParameter("due", next, Instant.class)
        .setParameter("at", attempt.at())
        .setParameter("answer", attempt.answer(), Integer.class)
        .setParameter("error", attempt.error(), String.class)
        .executeUpdate();
    entities
        .createNativeMutationQuery(LOG)
        .setParameter("id", due.id().value())
        .setParameter("at", attempt.at())
        .setParameter("duration", attempt.durationMs())
        .setParameter("answer", attempt.answer(), Integer.class)
        .setParameter("error", attempt.error(), String.class)
        .executeUpdate();
  }

  @Override
  @Transactional
  public Page<Delivery> list(
      OrganisationId organisation, WebhookId webhook, DeliveryFilter filter) {
    List<Tuple> found =
        of(LIST, organisation, webhook)
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
  public Optional<DeliveryReport> find(
      OrganisationId organisation, WebhookId webhook, DeliveryId id) {
    return of(FIND, organisation, webhook)
        .setParameter("id", id.value())
        .getResultStream()
        .findFirst()
        .map(row -> new DeliveryReport(rows.delivery(row), attempts(id)));
  }

  private List<DeliveryAttempt> attempts(DeliveryId id) {
    return entities
        .createNativeQuery(ATTEMPTS, Tuple.class)
        .setParameter("id", id.value())
        .getResultStream()
        .map(rows::attempt)
        .toList();
  }

  @Override
  @Transactional
  public Optional<Delivery> test(OrganisationId organisation, WebhookId webhook, Instant now) {
    return of(TEST, organisation, webhook).setParameter("now", now).getResultList().stream()
        .findFirst()
        .map(rows::delivery);
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
  public int replayGivenUp(
      OrganisationId organisation, WebhookId webhook, Instant since, Instant now) {
    return entities
        .createNativeMutationQuery(REPLAY_GIVEN_UP)
        .setParameter("organisation", organisation.value())
        .setParameter("webhook", webhook.value())
        .setParameter("since", since)
        .setParameter("now", now)
        .executeUpdate();
  }

  @Override
  @Transactional
  public int forget(Instant settledBefore) {
    return entities
        .createNativeMutationQuery(FORGET)
        .setParameter("before", settledBefore)
        .executeUpdate();
  }

  private NativeQuery<Tuple> of(String sql, OrganisationId organisation, WebhookId webhook) {
    return entities
        .createNativeQuery(sql, Tuple.class)
        .setParameter("organisation", organisation.value())
        .setParameter("webhook", webhook.value());
  }
}
