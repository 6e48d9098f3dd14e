package io.emprops.openapi.adapter.in.rest.job;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.job.BulkOutcome;
import io.emprops.core.job.JobAction;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSelection;
import io.emprops.core.job.JobStatus;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of an action on many jobs.
 *
 * @param action cancel or retry
 * @param ids of the jobs, 1 to 1000; either these or a filter
 * @param filter selects the jobs, with at least one member
 */
@Schema(name = "JobActionsRequest")
public record JobActionsRequest(
    @Schema(
            required = true,
            type = SchemaType.STRING,
            enumeration = {"cancel", "retry"})
        @Nullable JobAction action,
    @Schema(minItems = 1, maxItems = BulkOutcome.MOST) @Nullable List<@Nullable JobId> ids,
    @Nullable FilterRequest filter) {

  JobAction wanted() {
    if (action == null) {
      throw invalid("/action", "action is one of cancel, retry");
    }
    if ((ids == null) == (filter == null)) {
      throw invalid("/filter", "either ids or a filter is needed");
    }
    return action;
  }

  /** Empty where a filter selects. */
  Optional<List<JobId>> jobs() {
    if (ids == null) {
      return Optional.empty();
    }
    List<JobId> jobs = ids.stream().filter(Objects::nonNull).toList();
    if (jobs.isEmpty() || jobs.size() > BulkOutcome.MOST) {
      throw invalid("/ids", "1 to %d ids are needed".formatted(BulkOutcome.MOST));
    }
    return Optional.of(jobs);
  }

  JobSelection selection() {
    if (filter == null) {
      throw new IllegalStateException("ids were given");
    }
    return filter.toSelection(wanted());
  }

  private static ProblemException invalid(String pointer, String detail) {
    return ProblemException.at(pointer, ErrorCode.REQUEST_INVALID, detail);
  }

  /**
   * Which jobs; all that is given must be so.
   *
   * @param status where absent: all that have not ended for cancel, failed and timeout for retry
   * @param createdFrom accepted then or later
   * @param createdBefore accepted earlier
   */
  @Schema(name = "JobActionsFilter")
  @JsonNaming(SnakeCaseStrategy.class)
  public record FilterRequest(
      @Nullable String status,
      @Nullable String workflowId,
      @Nullable String jobType,
      @Nullable String batchId,
      @Nullable Instant createdFrom,
      @Nullable Instant createdBefore) {

    JobSelection toSelection(JobAction action) {
      if (status == null
          && workflowId == null
          && jobType == null
          && batchId == null
          && createdFrom == null
          && createdBefore == null) {
        throw invalid("/filter", "a filter needs at least one member");
      }
      return new JobSelection(
          statuses(action),
          JobParameters.stored("workflow_id", Objects.requireNonNullElse(workflowId, "")),
          JobParameters.stored("job_type", Objects.requireNonNullElse(jobType, "")),
          JobParameters.stored("batch_id", Objects.requireNonNullElse(batchId, "")),
          Optional.ofNullable(createdFrom),
          Optional.ofNullable(createdBefore));
    }

    private Set<JobStatus> statuses(JobAction action) {
      String wanted = JobParameters.status(Objects.requireNonNullElse(status, ""));
      if (wanted.isEmpty()) {
        return action.usual();
      }
      JobStatus one = JobStatus.ofWire(wanted);
      if (!action.appliesTo(one)) {
        throw invalid(
            "/filter/status", "%s is not for jobs that are %s".formatted(action.wire(), wanted));
      }
      return Set.of(one);
    }
  }
}
