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
final class SampleShapes {
  private SampleShapes() {}

  static Shape<String> of(String template) {
    return of(JsonText.parse(template), "");
  }

  private static Shape<String> of(JsonValue value, String place) {
    return switch (value) {
      case JsonString(String text) when text.equals("{{*}}") -> Shapes.unknown(place);
      case JsonString(String text) when text.startsWith("{{") && text.endsWith("}}") ->
          Shapes.variable(
              Variables.named(text.substring(text.startsWith("{{?") ? 3 : 2, text.length() - 2)),
              place);
      case JsonString(String text) when text.contains("{{") -> Shapes.text(place);
      case JsonArray(var elements) -> elements(elements, place);
      case JsonObject(var members) when members.get("$if") instanceof JsonArray(var options) ->
          Shapes.choice(all(options, place + "/$if"), place);
      case JsonObject(var members) when members.get("$open") instanceof JsonArray(var elements) ->
          Shapes.arrayOfAny(all(elements, place), place);
      case JsonObject(var members) when members.get("$open") instanceof JsonObject open ->
          members(open, true, place);
      case JsonObject object -> members(object, false, place);
      default -> Shapes.constant(value, place);
    };
  }

  private static boolean mayBeAbsent(JsonValue value) {
    return switch (value) {
      case JsonString(String text) -> text.startsWith("{{?");
      case JsonObject(var members) when members.get("$if") instanceof JsonArray(var options) ->
          options.stream().anyMatch(SampleShapes::mayBeAbsent);
      default -> false;
    };
  }

  private static Shape<String> members(JsonObject object, boolean open, String place) {
    List<Shape.Field<String>> members = new ArrayList<>();
    object
        .members()
        .forEach(
            (name, value) ->
                members.add(Shapes.field(name, of(value, place + "/" + name), mayBeAbsent(value))));
    return Shapes.object(members, open, place);
  }

  private static Shape<String> elements(List<JsonValue> elements, String place) {
    return elements.stream().anyMatch(SampleShapes::mayBeAbsent)
        ? Shapes.arrayOfSome(all(elements, place), place)
        : Shapes.array(all(elements, place), place);
  }

  private static List<Shape<String>> all(List<JsonValue> values, String place) {
    List<Shape<String>> shapes = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      shapes.add(of(values.get(i), place + "/" + i));
    }
    return shapes;
  }
}
