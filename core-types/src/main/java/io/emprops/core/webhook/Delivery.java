package io.emprops.core.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a webhook is told, and how that goes.
 *
 * @param jobId absent from a test
 * @param url where the job's execution named one below the webhook's own
 * @param happenedAt when the job ended
 * @param attempts how often it was sent since it was made or replayed
 * @param dueAt of a pending one: not before
 * @param answer the HTTP status of the last answer, if there was one
 * @param error what went wrong the last time; nothing of a body that was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record Delivery(
    DeliveryId id,
    WebhookId webhookId,
    @Nullable JobId jobId,
    WebhookEvent event,
    @Nullable String url,
    Instant happenedAt,
    DeliveryStatus status,
    int attempts,
    @Nullable Instant dueAt,
    @Nullable Instant lastAttemptAt,
    @Nullable Integer answer,
    @Nullable String error) {}
