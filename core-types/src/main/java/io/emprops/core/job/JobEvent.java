package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.asset.Asset;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a job's log. On the wire: {@code {id, job_id, at, type, data}}, where {@code type}
 * says which of the bodies {@code data} is.
 *
 * @param id numbered within the job
 * @param at the broker's clock
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonDeserialize(using = JobEventDeserializer.class)
public record JobEvent(
    EventId id,
    JobId jobId,
    Instant at,
    @JsonProperty("data")
        @JsonTypeInfo(
            use = JsonTypeInfo.Id.NAME,
            include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
            property = "type")
        @JsonSubTypes({
          @JsonSubTypes.Type(value = StateChanged.class, name = "state"),
          @JsonSubTypes.Type(value = Progressed.class, name = "progress"),
          @JsonSubTypes.Type(value = Logged.class, name = "log"),
          @JsonSubTypes.Type(value = OutputAdded.class, name = "output"),
          @JsonSubTypes.Type(value = Previewed.class, name = "preview"),
          @JsonSubTypes.Type(value = Ended.class, name = "result")
        })
        Body body) {

  /** What happened. */
  public sealed interface Body {}

  /**
   * The job moved to a state that is not terminal.
   *
   * @param spent what its budgets were charged with for the attempt that ended so
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  public record StateChanged(
      JobStatus status,
      @Nullable String reason,
      @Nullable Integer attempt,
      @Nullable WorkerId workerId,
      @Nullable JobFailure failure,
      @Nullable Expense spent)
      implements Body {

    /** Of a job without budgets. */
    public StateChanged(
        JobStatus status,
        @Nullable String reason,
        @Nullable Integer attempt,
        @Nullable WorkerId workerId,
        @Nullable JobFailure failure) {
      this(status, reason, attempt, workerId, failure, null);
    }
  }

  /**
   * How far the worker is.
   *
   * @param phase what it is doing
   * @param done how much is done, in units
   * @param total of how much; absent where unknown
   * @param eta seconds left
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Progressed(
      @Nullable String phase,
      @Nullable Double done,
      @Nullable Double total,
      @Nullable String unit,
      @Nullable String message,
      @Nullable Double eta)
      implements Body {}

  /** A line of the worker's log. */
  public record Logged(String level, String message) implements Body {}

  /** A further piece of the answer: text, or a JSON value. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OutputAdded(@Nullable String text, @Nullable JsonValue json) implements Body {}

  /**
   * What the result looks like by now; a newer one stands for those before it.
   *
   * @param file a picture, a sound or another stored file
   */
  public record Previewed(Asset file) implements Body {}

  /**
   * The job's end: always its last event.
   *
   * @param result the answer, for a completed job
   * @param failure the error, for the others
   * @param attempts all of them, in order
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Ended(
      JobStatus status,
      @Nullable String reason,
      @Nullable JsonValue result,
      @Nullable JobFailure failure,
      @Nullable Usage usage,
      List<Attempt> attempts)
      implements Body {
    public Ended {
      if (!status.isTerminal()) {
        throw new IllegalArgumentException("not an end: " + status.wire());
      }
      attempts = List.copyOf(attempts);
    }
  }
}
