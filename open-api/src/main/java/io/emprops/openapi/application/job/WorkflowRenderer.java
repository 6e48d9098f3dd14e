package io.emprops.openapi.application.job;

import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/** Puts inputs into a workflow's document. */
@FunctionalInterface
public interface WorkflowRenderer {

  /** Renders the version of the document that the workflow carries. */
  Rendering render(Workflow workflow, JsonObject inputs, RenderContext context);

  /** What rendering made. */
  sealed interface Rendering {

    /** All that a job needs of the document. */
    record Ready(
        JobType jobType,
        JsonValue payload,
        List<LateValue> late,
        Optional<JsonValue> output,
        Optional<JsonValue> requirements,
        Optional<JsonValue> fallback)
        implements Rendering {
      public Ready {
        late = List.copyOf(late);
      }

      /** Without alternatives. */
      public Ready(
          JobType jobType,
          JsonValue payload,
          List<LateValue> late,
          Optional<JsonValue> output,
          Optional<JsonValue> requirements) {
        this(jobType, payload, late, output, requirements, Optional.empty());
      }
    }

    /** Every error. */
    record Refused(List<Diagnostic> errors) implements Rendering {
      public Refused {
        errors = List.copyOf(errors);
      }
    }
  }
}
