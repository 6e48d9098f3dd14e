package io.emprops.core.batch;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BatchId;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;

/**
 * Many jobs of one version of a workflow.
 *
 * @param workflowName as it was when the batch was accepted
 * @param priority of its jobs
 * @param userId who started it
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Batch(
    BatchId id,
    WorkflowId workflowId,
    String workflowName,
    int workflowVersion,
    BatchStatus status,
    BatchProgress progress,
    int priority,
    UserId userId,
    Instant createdAt) {
  /** Where the request names none: behind what people wait for. */
  public static final int DEFAULT_PRIORITY = 25;
}
