package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.UserId;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job that ended as failed or timeout and that nobody has dealt with.
 *
 * @param failureClass wire name {@code class}
 * @param reason a short code
 * @param message in the provider's own words where there are any, else empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record DeadLetter(
    JobId jobId,
    JobType jobType,
    WorkflowId workflowId,
    String workflowName,
    int workflowVersion,
    UserId userId,
    JobStatus status,
    @JsonProperty("class") @Nullable FailureClass failureClass,
    @Nullable String reason,
    String message,
    Instant createdAt,
    Instant endedAt) {}
