package io.emprops.core.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A workflow in a list: all but its document. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record WorkflowSummary(
    WorkflowId id,
    String name,
    String description,
    ComponentType componentType,
    @Nullable String jobType,
    int version,
    List<String> tags,
    UserId ownerId,
    Instant createdAt,
    Instant updatedAt) {
  public WorkflowSummary {
    tags = List.copyOf(tags);
  }
}
