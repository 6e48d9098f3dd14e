package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.OnMissing;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.template.ast.Expression;
import io.emprops.template.ast.Place;
import io.emprops.template.ast.TemplateNode;
import io.emprops.template.ast.TemplateNode.Member;
import io.emprops.template.ast.TemplateNode.MemberName;
import io.emprops.template.check.Values;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One rendering of a template: walks the tree once and puts the values in. */
public final class Renderer {
  private final RenderedText texts;
  private final Evaluation evaluation;
  private final LateValues late;
  private final Origins origins;
  private final Budget budget;
  private final List<Diagnostic> errors = new ArrayList<>();
  private final boolean isPlaced;

  private Renderer(RenderPlan plan, Values values, RenderContext context, boolean traced) {
    this.budget = new Budget(plan.outputBytes());
    this.evaluation = new Evaluation(values, context);
    this.late = new LateValues(budget);
    this.origins = new Origins(values, traced, budget);
    this.texts = new RenderedText(evaluation, late, this::error, budget);
    this.isPlaced = plan.isLate() || traced;
  }

  /** Renders; the values must have been checked. */
  public static RenderOutcome render(RenderPlan plan, Values values, RenderContext context) {
    return new Renderer(plan, values, context, false).render(plan);
  }

  /** Renders and takes down where each value comes from, by pointer, into {@code origins}. */
  public static RenderOutcome trace(
      RenderPlan plan, Values values, RenderContext context, Map<String, Origin> origins) {
    var renderer = new Renderer(plan, values, context, true);
    RenderOutcome outcome = renderer.render(plan);
    origins.putAll(renderer.origins.all());
    return outcome;
  }

  private RenderOutcome render(RenderPlan plan) {
    Optional<JsonValue> payload = value(plan.root(), Pointer.root());
    if (payload.isEmpty() && errors.isEmpty()) {
      errors.add(plan.place().error(ErrorCode.ROOT_OMITTED, "nothing is left of the template"));
    }
    if (budget.isSpent()
        || payload.filter(v -> JsonSize.exceeds(v, plan.outputBytes())).isPresent()) {
      errors.add(
          plan.place()
              .error(
                  ErrorCode.LIMIT_OUTPUT,
                  "the payload has more than %d bytes".formatted(plan.outputBytes())));
    }
    return errors.isEmpty()
        ? new RenderOutcome.Rendered(payload.orElseThrow(), late.all())
        : new RenderOutcome.Refused(errors);
  }

  private Optional<JsonValue> value(TemplateNode node, Pointer at) {
    return switch (node) {
      case TemplateNode.Constant(JsonValue value) -> Optional.of(value);
      case TemplateNode.Whole(Expression expression, Place place) -> whole(expression, place, at);
      case TemplateNode.Text(var parts) -> {
        origins.noteParts(at, parts);
        yield Optional.of(JsonValue.of(texts.render(parts, at)));
      }
      case TemplateNode.Elements(var elements) -> Optional.of(elements(elements, at));
      case TemplateNode.Members(var members) -> Optional.of(members(members, at));
    };
  }

  private JsonValue elements(List<TemplateNode> elements, Pointer at) {
    List<JsonValue> values = new ArrayList<>(elements.size());
    for (TemplateNode element : elements) {
      Pointer here = isPlaced ? at.child(values.size()) : at;
      value(element, here).ifPresent(values::add);
    }
    return new JsonArray(values);
  }

  private JsonValue members(List<Member> members, Pointer at) {
    Map<String, JsonValue> values = LinkedHashMap.newLinkedHashMap(members.size());
    for (Member member : members) {
      Optional<String> name = name(member);
      if (name.isPresent()) {
        Pointer here = isPlaced ? at.child(name.get()) : at;
        Optional<JsonValue> value = value(member.value(), here);
        if (value.isPresent() && values.putIfAbsent(name.get(), value.get()) != null) {
          duplicate(name.get(), member, members);
        }
      }
    }
    return new JsonObject(values);
  }

  private Optional<String> name(Member member) {
    return switch (member.name()) {
      case MemberName.Fixed(String name) -> Optional.of(name);
      case MemberName.Text(var parts) -> Optional.of(texts.render(parts, Pointer.root()));
      case MemberName.Whole(Expression expression, Place place) -> name(expression, place);
    };
  }

  private Optional<String> name(Expression expression, Place place) {
    return switch (evaluation.evaluate(expression)) {
      case Evaluated.Value(JsonString(String text)) -> Optional.of(text);
      case Evaluated.Value(JsonNumber(String digits)) -> Optional.of(digits);
      case Evaluated.Value(JsonBoolean(boolean flag)) -> Optional.of(Boolean.toString(flag));
      case Evaluated.Value(JsonValue value) -> noName(place, value.kind());
      case Evaluated.Failed(String message) -> {
        error(place.error(ErrorCode.EXPRESSION_EVALUATION, message));
        yield Optional.empty();
      }
      case Evaluated.Absent(OnMissing onMissing) ->
          switch (onMissing) {
            case OMIT, ERROR -> Optional.empty();
            case EMPTY -> Optional.of("");
            case NULL -> noName(place, "null");
          };
    };
  }

  private Optional<String> noName(Place place, String kind) {
    error(place.error(ErrorCode.KEY_NOT_SCALAR, kind + " cannot be a key"));
    return Optional.empty();
  }

  private void duplicate(String name, Member second, List<Member> members) {
    Place here = second.place();
    Place first =
        members.stream()
            .filter(member -> name(member).filter(name::equals).isPresent())
            .findFirst()
            .orElse(second)
            .place();
    error(
        here.error(
            ErrorCode.KEY_DUPLICATE,
            "the key %s of line %d, column %d comes out as at line %d, column %d"
                .formatted(
                    Quoted.of(name), here.line(), here.column(), first.line(), first.column())));
  }

  private Optional<JsonValue> whole(Expression expression, Place place, Pointer at) {
    return switch (evaluation.evaluate(expression)) {
      case Evaluated.Value(JsonValue value) -> {
        origins.note(at, expression);
        yield Optional.of(late.replace(value, expression, at));
      }
      case Evaluated.Absent(OnMissing onMissing) ->
          switch (onMissing) {
            // Where a value was required, hiding the variable has taken that back.
            case OMIT, ERROR -> Optional.empty();
            case NULL -> Optional.of(JsonValue.ofNull());
            case EMPTY -> Optional.of(JsonValue.of(""));
          };
      case Evaluated.Failed(String message) -> {
        error(place.error(ErrorCode.EXPRESSION_EVALUATION, message));
        yield Optional.empty();
      }
    };
  }

  private void error(Diagnostic error) {
    if (errors.size() < Findings.MAX) {
      errors.add(error);
    }
  }
}
