package io.emprops.core.workflow.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.workflow.Page;
import io.emprops.core.workflow.Workflow;
import io.emprops.core.workflow.WorkflowFilter;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.WorkflowSummary;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads workflows of the caller's organisation. Needs the role viewer. */
public interface FindWorkflowsQuery {

  /** One workflow with its current or another version. */
  Optional<Workflow> find(Principal caller, WorkflowId id, OptionalInt version);

  /** A part of the list, the last changed first. */
  Page<WorkflowSummary> list(Principal caller, WorkflowFilter filter);
}
