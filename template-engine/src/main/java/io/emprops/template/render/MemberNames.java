package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.ast.Expression;
import io.emprops.template.ast.Place;
import io.emprops.template.ast.TemplateNode.MemberName;
import io.emprops.template.parse.Quoted;
import java.util.Optional;

/** Makes the names of members that have placeholders in them. */
final class MemberNames {
  private final Rendering rendering;
  private final RenderedText texts;

  MemberNames(Rendering rendering, RenderedText texts) {
    this.rendering = rendering;
    this.texts = texts;
  }

  /** The name; empty where the member is left out, or where it is an error, which is noted. */
  Optional<String> of(MemberName name) {
    return switch (name) {
      case MemberName.Fixed fixed -> Optional.of(fixed.name());
      case MemberName.Text(var parts) -> Optional.of(texts.name(parts));
      case MemberName.Whole(Expression expression, Place place) -> of(expression, place);
    };
  }

  private Optional<String> of(Expression expression, Place place) {
    return switch (rendering.evaluation().evaluate(expression)) {
      case Evaluated.Value(JsonString(String text)) -> Optional.of(text);
      case Evaluated.Value(JsonNumber(String digits)) -> Optional.of(digits);
      case Evaluated.Value(JsonBoolean(boolean flag)) -> Optional.of(Boolean.toString(flag));
      case Evaluated.Value(JsonValue value) -> noName(place, value.kind());
      case Evaluated.Failed failed -> {
        rendering.failed(place, failed);
        yield Optional.empty();
      }
      case Evaluated.Absent(var variable) ->
          switch (variable.onMissing()) {
            case OMIT, ERROR -> Optional.empty();
            case EMPTY -> Optional.of("");
            case NULL -> noName(place, "null");
          };
    };
  }

  private Optional<String> noName(Place place, String kind) {
    rendering.error(place, ErrorCode.KEY_NOT_SCALAR, kind + " cannot be a key");
    return Optional.empty();
  }

  void duplicate(String name, Place first, Place second) {
    rendering.error(
        second,
        ErrorCode.KEY_DUPLICATE,
        "the key %s of line %d, column %d comes out as at line %d, column %d"
            .formatted(
                Quoted.of(name), second.line(), second.column(), first.line(), first.column()));
  }
}
