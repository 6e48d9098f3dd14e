package io.emprops.ui.view.workflow;

import io.emprops.core.workflow.ComponentType;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.port.in.SaveWorkflow;
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

  boolean holds(String name, String description, String source) {
    return name.equals(this.name)
        && description.equals(this.description)
        && source.equals(this.source);
  }

  SaveWorkflow toSave(String name, String description, String source, String message) {
    return new SaveWorkflow(name, description, componentType, source, tags, message);
  }
}
