package io.emprops.core.workflow.port.in;

import io.emprops.core.workflow.ComponentType;
import java.util.List;

/**
 * What someone wants a workflow to be.
 *
 * @param source the document's text
 * @param message says what changed, for the list of versions
 */
public record SaveWorkflow(
    String name,
    String description,
    ComponentType componentType,
    String source,
    List<String> tags,
    String message) {
  public SaveWorkflow {
    tags = List.copyOf(tags);
  }
}
