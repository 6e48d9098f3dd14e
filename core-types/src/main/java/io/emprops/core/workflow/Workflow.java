package io.emprops.core.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.UserId;
import io.emprops.core.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as it stands: its metadata and one version of its document.
 *
 * @param name as people read it, 1 to 200 characters
 * @param templateData the document as data
 * @param source the document's very text, as it was given
 * @param jobType which workers it needs; absent for kinds of documents that name none
 * @param version of the document, from 1
 * @param labels names that point at versions
 * @param editedBy who made this version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record Workflow(
    WorkflowId id,
    String name,
    String description,
    ComponentType componentType,
    @Nullable String jobType,
    JsonValue templateData,
    String source,
    int version,
    Map<String, Integer> labels,
    List<String> tags,
    UserId ownerId,
    Instant createdAt,
    Instant updatedAt,
    UserId createdBy,
    UserId editedBy) {
  /** Longer names are refused. */
  public static final int LONGEST_NAME = 200;

  public Workflow {
    labels = Map.copyOf(labels);
    tags = List.copyOf(tags);
  }
}
