package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.job.JobCourse;
import io.emprops.core.webhook.WebhookEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/** Notes whom a job's end is told to; the statement runs in its caller's transaction. */
@ApplicationScoped
class WebhookOutbox {
  private static final String PUT =
      """
      insert into webhook_delivery
        (id, organisation_id, webhook_id, job_id, event, url, happened_at, due_at)
      select 'msg_' || replace(cast(gen_random_uuid() as text), '-', ''), w.organisation_id, w.id,
        j.id, :event, case when w.id = j.webhook_id then j.webhook_url end, :at, :at
      from job j join webhook w on w.organisation_id = j.organisation_id
      where j.id = :job
        and (w.id = j.webhook_id
          or not w.only_named
            and (cardinality(w.events) = 0 or :event = any (w.events))
            and (cardinality(w.job_types) = 0 or j.job_type = any (w.job_types))
            and (cardinality(w.customers) = 0 or j.customer_id = any (w.customers)))
      order by w.id
      """;

  private final Session entities;

  WebhookOutbox(Session entities) {
    this.entities = entities;
  }

  /** Notes the end, once for each webhook that wants to know of it or was named for it. */
  void put(CourseRow row, JobCourse ended) {
    Instant at = Optional.ofNullable(ended.endedAt()).orElseThrow();
    WebhookEvent event = WebhookEvent.of(ended.status()).orElseThrow();
    entities
        .createNativeMutationQuery(PUT)
        .setParameter("job", row.id)
        .setParameter("event", event.wire())
        .setParameter("at", at)
        .executeUpdate();
  }
}
