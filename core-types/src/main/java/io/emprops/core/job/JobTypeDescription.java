package io.emprops.core.job;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * What is known of a job type.
 *
 * @param name its name
 * @param title as people read it
 * @param description what its workers do with a payload
 * @param priorNames older names that are read as it
 * @param resultKind what a result usually is: {@code text}, {@code json}, {@code image}…
 * @param builtIn whether this release's own worker executes it; else a worker must be brought along
 */
@JsonNaming(SnakeCaseStrategy.class)
public record JobTypeDescription(
    JobType name,
    String title,
    String description,
    List<String> priorNames,
    String resultKind,
    boolean builtIn) {
  public JobTypeDescription {
    priorNames = List.copyOf(priorNames);
  }
}
