package io.emprops.core.workflow.port.in;

import io.emprops.core.identity.Principal;
import io.emprops.core.workflow.WorkflowId;
import java.util.List;

/** Gives an organisation its first workflows. Needs the role editor. */
public interface SeedExamplesUseCase {

  /**
   * Stores those examples that the organisation never had; deleted ones do not come back.
   *
   * @return how many are new
   */
  int seed(Principal caller, List<Example> examples);

  /**
   * A workflow to begin with.
   *
   * @param id the same in each organisation
   */
  record Example(WorkflowId id, SaveWorkflow workflow) {}
}
