package io.emprops.core.template;

import io.emprops.core.json.JsonBytes;
import io.emprops.core.problem.Diagnostic;
import java.util.List;

/** What became of inputs put into a template whose payload is wanted as text. */
public sealed interface WriteOutcome {

  /**
   * A payload, ready to be sent or stored.
   *
   * @param payload the text of {@link RenderOutcome.Rendered#payload}
   * @param late the values that the worker fills in when it sends
   */
  record Written(JsonBytes payload, List<LateValue> late) implements WriteOutcome {
    public Written {
      late = List.copyOf(late);
    }
  }

  /** Every error of the inputs, or of the rendering; nothing was made. */
  record Refused(List<Diagnostic> errors) implements WriteOutcome {
    public Refused {
      errors = List.copyOf(errors);
    }
  }
}
