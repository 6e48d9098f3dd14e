package io.emprops.core.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.Unworkable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a job stands where it stands.
 *
 * @param findings everything that keeps it, what keeps it longest first
 * @param workers each live worker and whether it could take the job
 */
public record JobExplanation(
    JobId job, JobStatus status, List<Finding> findings, List<WorkerVerdict> workers) {
  public JobExplanation {
    findings = List.copyOf(findings);
    workers = List.copyOf(workers);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("there is always something to say");
    }
  }

  /** What makes it impossible for now that any worker takes the job. */
  public Optional<Unworkable> unworkable() {
    return findings.stream().map(Finding::unworkable).flatMap(Optional::stream).findFirst();
  }

  /** One thing that is so. */
  public record Finding(Code code, String message) {
    private Optional<Unworkable> unworkable() {
      return Stream.of(Unworkable.Reason.values())
          .filter(reason -> Code.of(reason) == code)
          .map(reason -> new Unworkable(reason, message))
          .findFirst();
    }
  }

  /** What can keep a job, or has it. */
  public enum Code {
    /** No live worker could take it, but one that was here could; or none offers its type yet. */
    NO_WORKER_YET,
    /** Workers offer its type, and none within 7 days has met what it asks for. */
    REQUIREMENTS_UNMET,
    /** It costs more than any worker that could take it has slots. */
    TOO_LARGE,
    /** Somebody has paused its type, customer or flow key. */
    PAUSED,
    /** A provider or a rate keeps its flow key shut until a time. */
    FLOW_CLOSED,
    /** As many jobs of its flow key run as may. */
    FLOW_FULL,
    /** A budget of its has not enough left, or was not told to the queue yet. */
    BUDGET_SPENT,
    /** It must not start yet, or waits after a failure. */
    SCHEDULED,
    /** For a few seconds only workers that it prefers see it. */
    PREFERS_OTHERS,
    /** Every worker that could take it is at work. */
    WORKERS_BUSY,
    /** Others come first. */
    BEHIND_OTHERS,
    /** A worker will take it with its next pull. */
    NEXT,
    /** It was accepted and has not come to the queue yet. */
    ON_ITS_WAY,
    /** A worker has it. */
    RUNNING,
    /** Nothing follows. */
    ENDED;

    /** As messages name it. */
    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Code of(Unworkable.Reason reason) {
      return switch (reason) {
        case NO_WORKER_YET -> NO_WORKER_YET;
        case REQUIREMENTS_UNMET -> REQUIREMENTS_UNMET;
      };
    }
  }

  /**
   * A live worker's side.
   *
   * @param fits whether it could take the job, were it free
   * @param unmet the first condition that does not hold, with its values; absent where it fits
   * @param freeSlots how much cost it can take on now, about
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  public record WorkerVerdict(
      WorkerId workerId, boolean fits, Match.@Nullable Reason unmet, int freeSlots, int slots) {}
}
