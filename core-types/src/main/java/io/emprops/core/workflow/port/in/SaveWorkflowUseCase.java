package io.emprops.core.workflow.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.workflow.WorkflowId;
import java.util.OptionalInt;

/** Creates, changes and deletes workflows. Needs the role editor. */
public interface SaveWorkflowUseCase {

  /** Compiles the document and stores version 1. */
  SaveOutcome create(Principal caller, SaveWorkflow command);

  /**
   * Compiles the document and stores a new immutable version, unless it equals the current one.
   *
   * @param expectedVersion the version that the caller has read, if it cares
   */
  SaveOutcome update(
      Principal caller, WorkflowId id, SaveWorkflow command, OptionalInt expectedVersion);

  /**
   * Hides the workflow; running jobs finish.
   *
   * @return whether there was one
   */
  boolean delete(Principal caller, WorkflowId id);
}
