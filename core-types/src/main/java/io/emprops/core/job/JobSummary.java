package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.UserId;
import io.emprops.core.json.JsonValue;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job in a list: all but its contents.
 *
 * @param unworkable why no worker can take it for now; only of a pending one, and only where the
 *     queue could be asked
 * @param customerId whose share of the workers it takes
 * @param requirements what a worker must offer besides the job type
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record JobSummary(
    JobId id,
    JobType jobType,
    WorkflowId workflowId,
    String workflowName,
    int workflowVersion,
    JobStatus status,
    @Nullable String reason,
    @Nullable Unworkable unworkable,
    @JsonProperty("final") boolean isFinal,
    UserId userId,
    String customerId,
    @Nullable JsonValue requirements,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {
  public JobSummary {
    Unworkable.requirePending(unworkable, status);
  }

  /** The same job, with what is found of it while it waits. */
  public JobSummary found(@Nullable Unworkable condition) {
    return new JobSummary(
        id,
        jobType,
        workflowId,
        workflowName,
        workflowVersion,
        status,
        reason,
        condition,
        isFinal,
        userId,
        customerId,
        requirements,
        createdAt,
        startedAt,
        endedAt);
  }
}
