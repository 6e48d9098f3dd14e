package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.OnMissing;
import io.emprops.template.ast.Expression;
import io.emprops.template.ast.Place;
import io.emprops.template.ast.TemplateNode.Part;
import io.emprops.template.parse.Pointer;
import java.util.List;
import java.util.Optional;

/** Puts values among text. Where a part is an error, the rest is still looked at. */
final class RenderedText {
  private final Rendering rendering;

  RenderedText(Rendering rendering) {
    this.rendering = rendering;
  }

  /** Takes the pieces of a text. */
  private interface Pieces {
    void plain(Part.Plain plain);

    void text(String text);

    void late(LatePart part);
  }

  /** Gives a text at a place of the payload. */
  void give(List<Part> parts, Pointer at, Output out) {
    var late = rendering.late().text(at);
    out.beginText();
    pieces(
        parts,
        new Pieces() {
          @Override
          public void plain(Part.Plain plain) {
            out.piece(plain);
            late.plain(plain.text());
          }

          @Override
          public void text(String text) {
            out.piece(text);
            late.plain(text);
          }

          @Override
          public void late(LatePart part) {
            out.piece(LateValues.marker(part));
            late.part(part);
          }
        });
    out.endText();
    late.end();
  }

  /** The text as a member's name, which holds nothing late. */
  String name(List<Part> parts) {
    var name = new StringBuilder();
    pieces(
        parts,
        new Pieces() {
          @Override
          public void plain(Part.Plain plain) {
            text(plain.text());
          }

          @Override
          public void text(String text) {
            rendering.budget().spend(text.length());
            if (!rendering.budget().isSpent()) {
              name.append(text);
            }
          }

          @Override
          public void late(LatePart part) {
            text(LateValues.marker(part));
          }
        });
    return name.toString();
  }

  private void pieces(List<Part> parts, Pieces pieces) {
    for (Part part : parts) {
      switch (part) {
        case Part.Plain plain -> pieces.plain(plain);
        case Part.Hole(Expression expression, Place place) -> hole(expression, place, pieces);
      }
    }
  }

  private void hole(Expression expression, Place place, Pieces pieces) {
    switch (rendering.evaluation().evaluate(expression)) {
      case Evaluated.Value(JsonValue value) -> value(value, expression, place, pieces);
      case Evaluated.Absent(var variable) -> {
        if (variable.onMissing() == OnMissing.NULL) {
          embeddedNull(place);
        }
      }
      case Evaluated.Failed failed -> rendering.failed(place, failed);
    }
  }

  private void value(JsonValue value, Expression expression, Place place, Pieces pieces) {
    switch (value) {
      case JsonValue.JsonString(String string) -> pieces.text(string);
      case JsonValue.JsonNumber(String digits) -> pieces.text(digits);
      case JsonValue.JsonBoolean(boolean flag) -> pieces.text(Boolean.toString(flag));
      case JsonValue.JsonNull _ -> embeddedNull(place);
      case JsonValue.JsonArray _, JsonValue.JsonObject _ -> {
        Optional<LatePart> part = LateValues.part(value, expression);
        if (part.isPresent()) {
          pieces.late(part.get());
        } else {
          rendering.error(
              place, ErrorCode.PLACEHOLDER_NOT_SCALAR, value.kind() + " cannot stand inside text");
        }
      }
    }
  }

  private void embeddedNull(Place place) {
    rendering.error(
        place,
        ErrorCode.INPUT_EMBEDDED_NULL,
        "null cannot stand inside text; give a value or \"\"");
  }
}
