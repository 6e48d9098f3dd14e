package io.emprops.template.cases;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.parse.Pointer;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs cases of the language itself: {@code {title, source, inputs, context, expect}}.
 *
 * <p>{@code source} is a document or its text; {@code context} may have {@code now}, else the start
 * of 2026, and {@code seed}, else 0. {@code expect} has {@code payload}, {@code late}, {@code
 * warnings} and {@code breaches} of the job type's schema (exactly these), {@code errors} (at least
 * these), and {@code only_errors} if there may be no others. Of a diagnostic the members that are
 * given must be equal. Where no errors are expected, there may be none.
 */
public final class LanguageCases {
  private static final Pointer CASES = Pointer.root().child("cases");

  private LanguageCases() {}

  /** Runs all cases in their order. */
  public static List<CaseOutcome> run(TemplateCompiler compiler, JsonArray cases) {
    List<CaseOutcome> outcomes = new ArrayList<>();
    for (JsonValue each : cases.elements()) {
      List<String> faults =
          switch (LanguageCase.read(each)) {
            case LanguageCase.Unreadable(String reason) -> List.of(reason);
            case LanguageCase.Complete complete -> complete.faults(compiler);
          };
      outcomes.add(DocumentCases.outcome(each, CASES.child(outcomes.size()).toString(), faults));
    }
    return List.copyOf(outcomes);
  }
}
