package io.emprops.openapi.application.workflow;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.RenderOutcome;
import java.util.List;

/** Holds payloads against what the workers of their job types accept. */
@FunctionalInterface
public interface PayloadCheck {

  /**
   * What breaks the job type's schema, each as {@code schema.mismatch}; nothing where the job type
   * has no schema. What stands in place of a late value is not the value that will be sent.
   *
   * @param jobType as the document names it, perhaps by an older name
   */
  List<Diagnostic> check(String jobType, RenderOutcome.Rendered rendered);
}
