package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.problem.ErrorCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of many jobs at once; each was dealt with by itself.
 *
 * @param jobs those for which it worked, in order: the new ones where new ones were asked for
 * @param failures those for which it did not
 * @param more whether there are others that the call would have been for; repeat it
 * @param lastDue when the last of the new jobs becomes due, where they follow one another
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record BulkOutcome(
    List<JobId> jobs, List<Failure> failures, boolean more, @Nullable Instant lastDue) {
  /** A call deals with at most so many jobs. */
  public static final int MOST = 1_000;

  public BulkOutcome {
    jobs = List.copyOf(jobs);
    failures = List.copyOf(failures);
  }

  /** How often it worked. */
  @JsonProperty
  public int succeeded() {
    return jobs.size();
  }

  /** How often it did not. */
  @JsonProperty
  public int failed() {
    return failures.size();
  }

  /** A job for which it did not work, and why. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Failure(JobId jobId, ErrorCode code, String message) {

    /** In the words of the catalogue. */
    public static Failure of(JobId job, ErrorCode code) {
      return new Failure(job, code, code.title());
    }
  }
}
