package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next events of one job's log.
 *
 * @param epoch of the broker's state
 * @param known whether the broker holds the job
 * @param snapshot comes first where events before these are gone
 * @param events in order, without gaps but for progress
 * @param ended whether the last of them is the result
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobLogPage(
    long epoch,
    boolean known,
    @Nullable JobSnapshot snapshot,
    List<JobEvent> events,
    boolean ended) {
  public JobLogPage {
    events = List.copyOf(events);
  }
}
