package io.emprops.ui.view.workflow;

import io.emprops.core.workflow.ComponentType;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowId;
import java.util.List;
import java.util.Optional;

/**
 * What the editor began with, or what it saved last.
 *
 * @param id empty for a workflow that was never saved
 * @param version 0 for such
 */
record Draft(
    Optional<WorkflowId> id,
    int version,
    String name,
    String description,
    ComponentType componentType,
    String source,
    List<String> tags) {

  static Draft fresh() {
    return new Draft(
        Optional.empty(),
        0,
        "",
        "",
        ComponentType.DYNAMIC_JSON,
        StartingDocument.SOURCE,
        List.of());
  }

  static Draft of(Workflow workflow) {
    return new Draft(
        Optional.of(workflow.id()),
        workflow.version(),
        workflow.name(),
        workflow.description(),
        workflow.componentType(),
        workflow.source(),
        workflow.tags());
  }
}
