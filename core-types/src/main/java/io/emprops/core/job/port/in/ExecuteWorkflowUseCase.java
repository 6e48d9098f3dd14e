package io.emprops.core.job.port.in;

import io.emprops.core.identity.Principal;

/** Turns a workflow and inputs into a job. Needs the role runner. */
public interface ExecuteWorkflowUseCase {

  /** Renders first, so that a job that is accepted can always run. */
  ExecuteOutcome execute(Principal caller, ExecuteWorkflow command);
}
