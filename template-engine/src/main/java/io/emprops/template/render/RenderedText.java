package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.OnMissing;
import io.emprops.template.ast.Expression;
import io.emprops.template.ast.Place;
import io.emprops.template.ast.TemplateNode.Part;
import io.emprops.template.parse.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts values among text. */
final class RenderedText {
  private final Evaluation evaluation;
  private final LateValues late;
  private final Consumer<Diagnostic> errors;
  private final Budget budget;

  RenderedText(Evaluation evaluation, LateValues late, Consumer<Diagnostic> errors, Budget budget) {
    this.evaluation = evaluation;
    this.late = late;
    this.errors = errors;
    this.budget = budget;
  }

  /** The text at a place of the payload. Where a part is an error, the rest is still looked at. */
  String render(List<Part> parts, Pointer at) {
    var text = new LateText();
    for (Part part : parts) {
      switch (part) {
        case Part.Plain(String plain) -> text.append(plain);
        case Part.Hole(Expression expression, Place place) -> hole(expression, place, text);
      }
      if (budget.isSpent()) {
        return "";
      }
    }
    text.parts().ifPresent(lateParts -> late.add(at, lateParts));
    return text.toString();
  }

  /** Text that remembers which of its pieces are late, once there is one. */
  private final class LateText {
    private final StringBuilder text = new StringBuilder();
    private final List<LatePart> parts = new ArrayList<>();
    private int plainFrom;

    void append(String plain) {
      budget.spend(plain.length());
      if (!budget.isSpent()) {
        text.append(plain);
      }
    }

    void append(LatePart part) {
      endPlain();
      append(LateValues.marker(part));
      parts.add(part);
      plainFrom = text.length();
    }

    Optional<List<LatePart>> parts() {
      if (parts.isEmpty()) {
        return Optional.empty();
      }
      endPlain();
      return Optional.of(parts);
    }

    private void endPlain() {
      if (plainFrom < text.length()) {
        parts.add(new LatePart.Text(text.substring(plainFrom)));
        plainFrom = text.length();
      }
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  private void hole(Expression expression, Place place, LateText text) {
    switch (evaluation.evaluate(expression)) {
      case Evaluated.Value(JsonValue value) -> value(value, expression, place, text);
      case Evaluated.Absent(OnMissing onMissing) -> {
        if (onMissing == OnMissing.NULL) {
          embeddedNull(place);
        }
      }
      case Evaluated.Failed(String message) ->
          errors.accept(place.error(ErrorCode.EXPRESSION_EVALUATION, message));
    }
  }

  private void value(JsonValue value, Expression expression, Place place, LateText text) {
    switch (value) {
      case JsonValue.JsonString(String string) -> text.append(string);
      case JsonValue.JsonNumber(String digits) -> text.append(digits);
      case JsonValue.JsonBoolean(boolean flag) -> text.append(Boolean.toString(flag));
      case JsonValue.JsonNull _ -> embeddedNull(place);
      case JsonValue.JsonArray _, JsonValue.JsonObject _ -> {
        Optional<LatePart> part = LateValues.part(value, expression);
        if (part.isPresent()) {
          text.append(part.get());
        } else {
          errors.accept(
              place.error(
                  ErrorCode.PLACEHOLDER_NOT_SCALAR, value.kind() + " cannot stand inside text"));
        }
      }
    }
  }

  private void embeddedNull(Place place) {
    errors.accept(
        place.error(
            ErrorCode.INPUT_EMBEDDED_NULL, "null cannot stand inside text; give a value or \"\""));
  }
}
