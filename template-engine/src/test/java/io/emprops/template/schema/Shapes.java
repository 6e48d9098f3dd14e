package io.emprops.template.schema;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;

/**
 * Shapes as JSON text, each with its pointer as place: {@code "{{x}}"} is the variable of that
 * name, {@code "{{?x}}"} one that may be absent, {@code "{{*}}"} anything, other text with braces
 * some text; {@code {"$if": […]}} is one of several, {@code {"$open": …}} an open object or array.
 */
final class Shapes {
  private Shapes() {}

  static Shape<String> of(String template) {
    return of(JsonText.parse(template), "");
  }

  private static Shape<String> of(JsonValue value, String place) {
    return switch (value) {
      case JsonString(String text) when text.equals("{{*}}") -> new Shape.Unknown<>(place);
      case JsonString(String text) when text.startsWith("{{") && text.endsWith("}}") ->
          variable(text.substring(2, text.length() - 2), place);
      case JsonString(String text) when text.contains("{{") -> new Shape.Text<>(place);
      case JsonArray(var elements) -> elements(elements, false, place);
      case JsonObject(var members) when members.get("$if") instanceof JsonArray(var options) ->
          new Shape.Choice<>(all(options, place + "/$if"), place);
      case JsonObject(var members) when members.get("$open") instanceof JsonArray(var elements) ->
          elements(elements, true, place);
      case JsonObject(var members) when members.get("$open") instanceof JsonObject open ->
          members(open, true, place);
      case JsonObject object -> members(object, false, place);
      default -> new Shape.Constant<>(value, place);
    };
  }

  private static Shape<String> variable(String name, String place) {
    return name.startsWith("?")
        ? new Shape.Variable<>(Variables.named(name.substring(1)), true, place)
        : new Shape.Variable<>(Variables.named(name), false, place);
  }

  private static Shape<String> members(JsonObject object, boolean open, String place) {
    List<Shape.Member<String>> members = new ArrayList<>();
    object
        .members()
        .forEach(
            (name, value) ->
                members.add(new Shape.Member<>(name, of(value, place + "/" + name), false)));
    return new Shape.Members<>(members, open, place);
  }

  private static Shape<String> elements(List<JsonValue> elements, boolean open, String place) {
    return new Shape.Elements<>(all(elements, place), open, place);
  }

  private static List<Shape<String>> all(List<JsonValue> values, String place) {
    List<Shape<String>> shapes = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      shapes.add(of(values.get(i), place + "/" + i));
    }
    return shapes;
  }
}
