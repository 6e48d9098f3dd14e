package io.emprops.template.cases;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.template.RenderContext;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.UnknownInputs;
import io.emprops.template.parse.Pointer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the cases that a document brings along as {@code tests}: {@code {title, inputs, expect}}.
 *
 * <p>{@code expect} has {@code payload} and {@code late}, which must come out so and not otherwise,
 * or {@code errors}: at least these must be found, and the members that each one gives must be
 * equal.
 */
public final class DocumentCases {
  /** What each case is rendered with, so that it comes out alike each time. */
  public static final RenderContext CONTEXT =
      new RenderContext(Instant.parse("2026-01-01T00:00:00Z"), 1);

  private static final Pointer TESTS = Pointer.root().child("tests");

  private DocumentCases() {}

  /** Runs all cases in their order; none if the document has none. */
  public static List<CaseOutcome> run(CompiledTemplate template) {
    List<CaseOutcome> outcomes = new ArrayList<>();
    if (template.tests().orElse(JsonValue.array()) instanceof JsonArray(var cases)) {
      for (JsonValue each : cases) {
        outcomes.add(run(template, each, TESTS.child(outcomes.size()).toString()));
      }
    }
    return List.copyOf(outcomes);
  }

  private static CaseOutcome run(CompiledTemplate template, JsonValue json, String pointer) {
    return outcome(
        json,
        pointer,
        switch (DocumentCase.read(json)) {
          case DocumentCase.Unreadable(String reason) -> List.of(reason);
          case DocumentCase.Complete(JsonObject inputs, Expectation expectation) ->
              expectation.faults(
                  template.judge(template.render(inputs, CONTEXT, UnknownInputs.REFUSE)));
        });
  }

  /** What became of a case, by the faults that were found. */
  static CaseOutcome outcome(JsonValue json, String pointer, List<String> faults) {
    String title =
        json instanceof JsonObject object
                && object.member("title").orElse(JsonValue.ofNull()) instanceof JsonString(String t)
            ? t
            : pointer;
    return faults.isEmpty()
        ? new CaseOutcome.Passed(title, pointer)
        : new CaseOutcome.Failed(title, pointer, String.join("\n", faults));
  }
}
