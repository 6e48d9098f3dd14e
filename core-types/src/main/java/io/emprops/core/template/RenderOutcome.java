package io.emprops.core.template;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.Diagnostic;
import java.util.List;

/** What became of inputs put into a template. */
public sealed interface RenderOutcome {

  /**
   * A payload, ready for a job.
   *
   * @param payload holds {@code "***"} or {@code "asset:<id>"} where a late value goes
   * @param late the values that the worker fills in when it sends
   */
  record Rendered(JsonValue payload, List<LateValue> late) implements RenderOutcome {
    public Rendered {
      late = List.copyOf(late);
    }
  }

  /** Every error of the inputs, or of the rendering; nothing was made. */
  record Refused(List<Diagnostic> errors) implements RenderOutcome {
    public Refused {
      errors = List.copyOf(errors);
    }
  }
}
