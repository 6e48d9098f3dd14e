package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.WorkflowId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as the ledger knows it.
 *
 * @param isFinal whether the ledger has the end, so that the status never changes again; wire name
 *     {@code final}
 * @param unworkable why no worker can take it for now; only of a pending one, and only where the
 *     queue could be asked
 * @param customerId whose share of the workers it takes
 * @param requirements what a worker must offer besides the job type
 * @param inputs as they were given, where a secret is only its name
 * @param payload as it was rendered, without late values
 * @param batchId the batch that it is one of
 * @param retryOf the ended job that this one follows
 * @param retriedBy the jobs that follow this one, the first of them first; none where an older
 *     release tells nothing of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record JobRecord(
    JobId id,
    JobType jobType,
    WorkflowId workflowId,
    String workflowName,
    int workflowVersion,
    JobStatus status,
    @Nullable String reason,
    @Nullable Unworkable unworkable,
    @JsonProperty("final") boolean isFinal,
    int priority,
    UserId userId,
    String customerId,
    @Nullable JsonValue requirements,
    JsonValue inputs,
    JsonValue payload,
    List<LateValue> late,
    RenderContext context,
    @Nullable Progressed progress,
    @Nullable JsonValue result,
    @JsonProperty("error") @Nullable JobFailure failure,
    @Nullable Usage usage,
    List<Attempt> attempts,
    @Nullable EventId resultEvent,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable BatchId batchId,
    @Nullable JobId retryOf,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<JobId> retriedBy) {
  public JobRecord {
    late = List.copyOf(late);
    attempts = List.copyOf(attempts);
    retriedBy = List.copyOf(retriedBy);
    Unworkable.requirePending(unworkable, status);
  }

  /** The same job, with what is found of it while it waits. */
  public JobRecord found(@Nullable Unworkable condition) {
    return new JobRecord(
        id,
        jobType,
        workflowId,
        workflowName,
        workflowVersion,
        status,
        reason,
        condition,
        isFinal,
        priority,
        userId,
        customerId,
        requirements,
        inputs,
        payload,
        late,
        context,
        progress,
        result,
        failure,
        usage,
        attempts,
        resultEvent,
        createdAt,
        startedAt,
        endedAt,
        batchId,
        retryOf,
        retriedBy);
  }
}
