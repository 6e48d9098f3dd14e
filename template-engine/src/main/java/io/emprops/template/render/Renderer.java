package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.core.template.WriteOutcome;
import io.emprops.template.check.Values;
import io.emprops.template.parse.Pointer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders a template: walks its tree once and puts the values in. Thread-safe. */
public final class Renderer {
  private final RenderPlan plan;
  // Made when first written, perhaps by two threads, to the same: much is compiled to be looked at.
  private @Nullable Stencil stencil;

  /** Takes what is the same in each rendering. */
  public Renderer(RenderPlan plan) {
    this.plan = plan;
  }

  /** The payload as a value; the inputs' values must have been checked. */
  public RenderOutcome render(Values values, RenderContext context) {
    return render(new Rendering(plan, values, context, false));
  }

  /** The same, and takes down where each value comes from, by pointer, into {@code origins}. */
  public RenderOutcome trace(Values values, RenderContext context, Map<String, Origin> origins) {
    var rendering = new Rendering(plan, values, context, true);
    RenderOutcome outcome = render(rendering);
    origins.putAll(rendering.origins().all());
    return outcome;
  }

  private RenderOutcome render(Rendering rendering) {
    var tree = new TreeOutput(rendering.budget());
    root(rendering, tree);
    Optional<JsonValue> payload = tree.result();
    if (tree.isOver()
        || payload.filter(value -> JsonSize.exceeds(value, plan.outputBytes())).isPresent()) {
      rendering.errors().add(tooLarge());
    }
    return rendering.errors().isEmpty()
        ? new RenderOutcome.Rendered(payload.orElseThrow(), rendering.late().all())
        : new RenderOutcome.Refused(rendering.errors());
  }

  /** The payload as text; the inputs' values must have been checked. */
  public WriteOutcome write(Values values, RenderContext context) {
    Optional<JsonBuffer> filled = stencil().fill(values, plan.outputBytes());
    return filled.isPresent() ? written(filled.get()) : walked(values, context);
  }

  private WriteOutcome written(JsonBuffer filled) {
    return filled.isOver()
        ? new WriteOutcome.Refused(List.of(tooLarge()))
        : new WriteOutcome.Written(filled.result(), List.of());
  }

  private WriteOutcome walked(Values values, RenderContext context) {
    var rendering = new Rendering(plan, values, context, false);
    var bytes = new ByteOutput(plan.expectedBytes(), plan.outputBytes());
    root(rendering, bytes);
    if (bytes.isOver() || rendering.budget().isSpent()) {
      rendering.errors().add(tooLarge());
    }
    return rendering.errors().isEmpty()
        ? new WriteOutcome.Written(bytes.result(), rendering.late().all())
        : new WriteOutcome.Refused(rendering.errors());
  }

  private void root(Rendering rendering, Output out) {
    var walk = new TemplateWalk(rendering, out);
    boolean isWritten = walk.value(plan.root(), Pointer.root());
    if (!isWritten && rendering.errors().isEmpty()) {
      rendering
          .errors()
          .add(plan.place().error(ErrorCode.ROOT_OMITTED, "nothing is left of the template"));
    }
  }

  private Stencil stencil() {
    Stencil known = stencil;
    if (known == null) {
      known = plan.isLate() ? Stencil.none() : Stencil.of(plan.root());
      stencil = known;
    }
    return known;
  }

  private Diagnostic tooLarge() {
    return plan.place()
        .error(
            ErrorCode.LIMIT_OUTPUT,
            "the payload has more than %d bytes".formatted(plan.outputBytes()));
  }
}
