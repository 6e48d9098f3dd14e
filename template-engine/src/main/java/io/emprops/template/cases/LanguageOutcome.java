package io.emprops.template.cases;

import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.core.template.WriteOutcome;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.UnknownInputs;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a case's document.
 *
 * @param outcome of the rendering; refused too where the document itself has errors
 * @param breaches of the job type's schema
 * @param unlike the other ways of rendering that came to something else
 */
record LanguageOutcome(RenderOutcome outcome, List<Diagnostic> breaches, List<String> unlike) {
  LanguageOutcome {
    breaches = List.copyOf(breaches);
    unlike = List.copyOf(unlike);
  }

  static LanguageOutcome refused(List<Diagnostic> errors) {
    return new LanguageOutcome(new RenderOutcome.Refused(errors), List.of(), List.of());
  }

  /** Renders as a tree, as text and with origins, which must come to the same. */
  static LanguageOutcome of(CompiledTemplate template, JsonObject inputs, RenderContext context) {
    RenderOutcome outcome = template.render(inputs, context, UnknownInputs.REFUSE);
    List<String> unlike = new ArrayList<>();
    if (!template.trace(inputs, context, UnknownInputs.REFUSE).outcome().equals(outcome)) {
      unlike.add("with origins");
    }
    if (!isSame(outcome, template.write(inputs, context, UnknownInputs.REFUSE))) {
      unlike.add("as text");
    }
    return new LanguageOutcome(
        outcome,
        switch (outcome) {
          case RenderOutcome.Refused _ -> List.of();
          case RenderOutcome.Rendered rendered -> template.breaches(rendered);
        },
        unlike);
  }

  private static boolean isSame(RenderOutcome outcome, WriteOutcome text) {
    return switch (outcome) {
      case RenderOutcome.Refused(var errors) ->
          text instanceof WriteOutcome.Refused(var others) && errors.equals(others);
      case RenderOutcome.Rendered(var payload, var late) ->
          text instanceof WriteOutcome.Written(var written, var others)
              && payload.toJson().equals(written.toString())
              && late.equals(others);
    };
  }

  List<Diagnostic> errors() {
    return outcome instanceof RenderOutcome.Refused(var errors) ? errors : List.of();
  }
}
