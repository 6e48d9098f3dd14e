package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.core.template.WriteOutcome;
import io.emprops.template.check.Values;
import io.emprops.template.parse.Pointer;
import java.util.Map;
import java.util.Optional;

/** Renders templates: walks the tree once and puts the values in. */
public final class Renderer {
  private Renderer() {}

  /** The payload as a value; the inputs' values must have been checked. */
  public static RenderOutcome render(RenderPlan plan, Values values, RenderContext context) {
    return render(new Rendering(plan, values, context, false), plan);
  }

  /** The same, and takes down where each value comes from, by pointer, into {@code origins}. */
  public static RenderOutcome trace(
      RenderPlan plan, Values values, RenderContext context, Map<String, Origin> origins) {
    var rendering = new Rendering(plan, values, context, true);
    RenderOutcome outcome = render(rendering, plan);
    origins.putAll(rendering.origins().all());
    return outcome;
  }

  private static RenderOutcome render(Rendering rendering, RenderPlan plan) {
    var tree = new TreeOutput(rendering.budget());
    root(rendering, plan, tree);
    Optional<JsonValue> payload = tree.result();
    if (tree.isOver()
        || payload.filter(value -> JsonSize.exceeds(value, plan.outputBytes())).isPresent()) {
      rendering.errors().add(tooLarge(plan));
    }
    return rendering.errors().isEmpty()
        ? new RenderOutcome.Rendered(payload.orElseThrow(), rendering.late().all())
        : new RenderOutcome.Refused(rendering.errors());
  }

  /** The payload as text; the inputs' values must have been checked. */
  public static WriteOutcome write(RenderPlan plan, Values values, RenderContext context) {
    var rendering = new Rendering(plan, values, context, false);
    var bytes = new ByteOutput(plan.expectedBytes(), plan.outputBytes());
    root(rendering, plan, bytes);
    if (bytes.isOver() || rendering.budget().isSpent()) {
      rendering.errors().add(tooLarge(plan));
    }
    return rendering.errors().isEmpty()
        ? new WriteOutcome.Written(bytes.result(), rendering.late().all())
        : new WriteOutcome.Refused(rendering.errors());
  }

  private static void root(Rendering rendering, RenderPlan plan, Output out) {
    var walk = new TemplateWalk(rendering, out);
    boolean isWritten = walk.value(plan.root(), Pointer.root());
    if (!isWritten && rendering.errors().isEmpty()) {
      rendering
          .errors()
          .add(plan.place().error(ErrorCode.ROOT_OMITTED, "nothing is left of the template"));
    }
  }

  private static Diagnostic tooLarge(RenderPlan plan) {
    return plan.place()
        .error(
            ErrorCode.LIMIT_OUTPUT,
            "the payload has more than %d bytes".formatted(plan.outputBytes()));
  }
}
