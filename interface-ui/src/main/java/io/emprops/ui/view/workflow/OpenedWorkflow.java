package io.emprops.ui.view.workflow;

import com.vaadin.flow.router.NotFoundException;
import io.emprops.core.identity.Principal;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.port.in.FindWorkflowsQuery;
import java.util.OptionalInt;

/** The workflow that an address names. */
public final class OpenedWorkflow {
  private OpenedWorkflow() {}

  /**
   * Its newest version.
   *
   * @param id as it stands in the address
   * @throws NotFoundException if it is none of the caller's, or no id at all
   */
  public static Workflow of(FindWorkflowsQuery workflows, Principal caller, String id) {
    try {
      return workflows
          .find(caller, new WorkflowId(id), OptionalInt.empty())
          .orElseThrow(NotFoundException::new);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(id);
    }
  }
}
