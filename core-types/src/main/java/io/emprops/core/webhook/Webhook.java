package io.emprops.core.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place outside that is told of jobs' ends. The secret that its messages are signed with is shown
 * once, when it is made.
 *
 * @param events of these ends; of all where empty
 * @param jobTypes of jobs of these kinds; of all where empty
 * @param customers of these customers' jobs; of all where empty
 * @param onlyNamed whether it is told of those jobs alone whose execution names it, whatever the
 *     lists say
 * @param pausedAt since when nothing is sent; what there is to tell waits
 * @param pauseReason why, in words
 * @param previousSecretUntil until then messages are signed with the secret before, too
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record Webhook(
    WebhookId id,
    String url,
    String description,
    List<WebhookEvent> events,
    List<JobType> jobTypes,
    List<String> customers,
    boolean onlyNamed,
    @Nullable Instant pausedAt,
    @Nullable String pauseReason,
    @Nullable Instant previousSecretUntil,
    Instant createdAt,
    UserId createdBy) {
  public Webhook {
    events = List.copyOf(events);
    jobTypes = List.copyOf(jobTypes);
    customers = List.copyOf(customers);
  }
}
