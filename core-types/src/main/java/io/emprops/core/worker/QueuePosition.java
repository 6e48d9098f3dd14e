package io.emprops.core.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * A waiting job's place in the fair order, as a range: other customers may come between or not, and
 * jobs that are not there yet may come before it.
 *
 * @param atLeast jobs that start before it whatever comes
 * @param atMost jobs that may start before it, as things are now
 * @param waitAtLeastMs the wait, if starts go on as within the last five minutes; absent without
 *     any
 * @param waitAtMostMs the same at worst
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record QueuePosition(
    long atLeast, long atMost, @Nullable Long waitAtLeastMs, @Nullable Long waitAtMostMs) {
  private static final long WINDOW_MS = 300_000;

  /** The place of a job that waits. */
  public static QueuePosition of(JobStanding standing) {
    long atLeast = standing.jobsAhead();
    long others = Math.max(0, standing.waiting() - 1);
    long turns = (standing.jobsAhead() + 1) * Math.max(1, standing.customers()) - 1;
    // Lanes of the same customer that come before have any number of jobs.
    long atMost = standing.lanesAhead() > 0 ? others : Math.min(others, turns);
    long starts = standing.recentStarts();
    return starts == 0
        ? new QueuePosition(atLeast, Math.max(atLeast, atMost), null, null)
        : new QueuePosition(
            atLeast,
            Math.max(atLeast, atMost),
            atLeast * WINDOW_MS / starts,
            (Math.max(atLeast, atMost) + 1) * WINDOW_MS / starts);
  }

  /** As people read it. */
  String words() {
    return atLeast == atMost
        ? "%d jobs start before it.".formatted(atLeast)
        : "%d to %d jobs start before it; customers take turns.".formatted(atLeast, atMost);
  }
}
