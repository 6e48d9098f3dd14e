package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partition holds and does.
 *
 * @param at the queue's time
 * @param scheduled jobs that must not start yet
 * @param unacknowledged ended jobs whose end the ledger does not have
 * @param oldestUnacknowledged when the oldest of these ended
 * @param types by job type, of those with jobs that wait or run
 * @param shut gates that let nothing start
 * @param rates what happened, by minute, the latest and unfinished one first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record QueueStats(
    Instant at,
    long scheduled,
    long unacknowledged,
    @Nullable Instant oldestUnacknowledged,
    List<TypeLoad> types,
    List<ShutGate> shut,
    List<Rate> rates) {
  public QueueStats {
    types = List.copyOf(types);
    shut = List.copyOf(shut);
    rates = List.copyOf(rates);
  }

  /** Jobs of a type. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record TypeLoad(JobType jobType, long waiting, long running) {}

  /**
   * How often something happened within a minute.
   *
   * @param what {@code in}, {@code start}, or the status of an end
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Rate(Instant minute, JobType jobType, String what, long count) {}
}
