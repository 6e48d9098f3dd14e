package io.emprops.template.render;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.RenderContext;
import io.emprops.template.ast.Place;
import io.emprops.template.check.Values;
import io.emprops.template.parse.Findings;
import java.util.ArrayList;
import java.util.List;

/** What the parts of one rendering share. Belongs to one thread. */
final class Rendering {
  private final Evaluation evaluation;
  private final Budget budget;
  private final LateValues late;
  private final Origins origins;
  private final boolean isPlaced;
  private final List<Diagnostic> errors = new ArrayList<>();
  private boolean isStopped;

  Rendering(RenderPlan plan, Values values, RenderContext context, boolean traced) {
    this.evaluation = new Evaluation(values, context, plan.locals(), plan.allowance());
    this.budget = new Budget(plan.outputBytes());
    this.late = new LateValues(budget, plan.isLate());
    this.origins = new Origins(values, traced, budget);
    this.isPlaced = plan.isLate() || traced;
  }

  Evaluation evaluation() {
    return evaluation;
  }

  Budget budget() {
    return budget;
  }

  LateValues late() {
    return late;
  }

  Origins origins() {
    return origins;
  }

  /** Whether anyone wants to know where in the payload a value stands. */
  boolean isPlaced() {
    return isPlaced;
  }

  List<Diagnostic> errors() {
    return errors;
  }

  /** Whether there is no sense in going on. */
  boolean isStopped() {
    return isStopped;
  }

  void error(Place place, ErrorCode code, String message) {
    error(place.error(code, message));
  }

  void error(Diagnostic error) {
    if (errors.size() < Findings.MAX) {
      errors.add(error);
    } else {
      isStopped = true;
    }
  }

  /** An expression without a value; where it took too much, the last error. */
  void failed(Place place, Evaluated.Failed failed) {
    if (!isStopped) {
      error(place, failed.code(), failed.message());
      isStopped |= failed.isFinal();
    }
  }
}
