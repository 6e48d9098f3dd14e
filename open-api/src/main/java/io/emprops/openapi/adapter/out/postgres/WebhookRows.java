package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobType;
import io.emprops.core.secret.SecretName;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryAttempt;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Due;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of webhooks as values. Lists cross as one text, parted by a control character, which none of
 * their elements can hold.
 */
@ApplicationScoped
class WebhookRows {
  private static final String BETWEEN = "\u001f";

  static String joined(Stream<String> elements) {
    return elements.collect(Collectors.joining(BETWEEN));
  }

  Webhook webhook(Tuple row) {
    return new Webhook(
        new WebhookId(text(row, "id")),
        text(row, "url"),
        text(row, "description"),
        parts(row, "events").map(WebhookEvent::ofWire).toList(),
        parts(row, "job_types").map(JobType::new).toList(),
        parts(row, "customers").toList(),
        row.get("only_named", Boolean.class),
        row.get("paused_at", Instant.class),
        row.get("pause_reason", String.class),
        row.get("previous_secret_until", Instant.class),
        row.get("created_at", Instant.class),
        new UserId(text(row, "created_by")));
  }

  Delivery delivery(Tuple row) {
    return new Delivery(
        new DeliveryId(text(row, "id")),
        new WebhookId(text(row, "webhook_id")),
        job(row).orElse(null),
        WebhookEvent.ofWire(text(row, "event")),
        row.get("url", String.class),
        row.get("happened_at", Instant.class),
        DeliveryStatus.ofWire(text(row, "status")),
        row.get("attempts", Integer.class),
        row.get("due_at", Instant.class),
        row.get("last_attempt_at", Instant.class),
        row.get("answer", Integer.class),
        row.get("error", String.class));
  }

  DeliveryAttempt attempt(Tuple row) {
    return new DeliveryAttempt(
        row.get("at", Instant.class),
        row.get("duration_ms", Long.class),
        row.get("answer", Integer.class),
        row.get("error", String.class));
  }

  Due due(Tuple row) {
    @Nullable String previous = row.get("previous", String.class);
    var present = new SecretName(text(row, "secret_name"));
    return new Due(
        new DeliveryId(text(row, "id")),
        new OrganisationId(text(row, "organisation_id")),
        new WebhookId(text(row, "webhook_id")),
        text(row, "url"),
        previous == null ? List.of(present) : List.of(present, new SecretName(previous)),
        job(row),
        WebhookEvent.ofWire(text(row, "event")),
        row.get("happened_at", Instant.class),
        row.get("attempts", Integer.class));
  }

  private static Optional<JobId> job(Tuple row) {
    return Optional.ofNullable(row.get("job_id", String.class)).map(JobId::new);
  }

  private static Stream<String> parts(Tuple row, String column) {
    String all = text(row, column);
    return all.isEmpty() ? Stream.empty() : Arrays.stream(all.split(BETWEEN, -1));
  }

  static String text(Tuple row, String column) {
    return row.get(column, String.class);
  }
}
