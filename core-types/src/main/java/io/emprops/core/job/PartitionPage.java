package io.emprops.core.job;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * The next events of all jobs of a partition, as projections and monitors read them.
 *
 * @param state which life of the broker answers
 * @param cursor where to go on; the given one where there is nothing new
 * @param trimmed whether events after the given cursor are gone, so that gaps must be filled by
 *     reconciling
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PartitionPage(
    BrokerState state, List<JobEvent> events, String cursor, boolean trimmed) {
  /** Reads from the oldest event that is kept. */
  public static final String BEGINNING = "0-0";

  /** Reads nothing that has happened; the page has the cursor of what comes next, at once. */
  public static final String END = "$";

  public PartitionPage {
    events = List.copyOf(events);
  }
}
