package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.UserId;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job in a list: all but its contents. */
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
    @JsonProperty("final") boolean isFinal,
    UserId userId,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {}
