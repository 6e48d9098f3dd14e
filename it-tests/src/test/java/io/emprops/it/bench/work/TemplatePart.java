package io.emprops.it.bench.work;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * A piece of a template as an engine for text sees it. Quotes belong to the text, so that a number
 * stands without and a string's value need only be escaped.
 */
public sealed interface TemplatePart {

  /** JSON text that is always the same. */
  record Text(String json) implements TemplatePart {}

  /** Where a variable's value goes: a string's text escaped, anything else as JSON. */
  record Slot(String variable) implements TemplatePart {}

  /** The template of a work in pieces; no two texts follow each other. */
  static List<TemplatePart> of(Work work) {
    var splitter = new Splitter(work.inputs());
    splitter.append(work.template());
    splitter.endText();
    return List.copyOf(splitter.parts);
  }

  /** Collects the pieces in the order of the document. */
  final class Splitter {
    private final JsonObject inputs;
    private final List<TemplatePart> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Splitter(JsonObject inputs) {
      this.inputs = inputs;
    }

    private void append(JsonValue value) {
      switch (value) {
        case JsonString(String string) -> appendString(string);
        case JsonArray(var elements) -> {
          char before = '[';
          for (JsonValue element : elements) {
            text.append(before);
            append(element);
            before = ',';
          }
          text.append(before == '[' ? "[]" : "]");
        }
        case JsonObject(var members) -> {
          char before = '{';
          for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            text.append(before);
            JsonText.appendString(text, member.getKey());
            text.append(':');
            append(member.getValue());
            before = ',';
          }
          text.append(before == '{' ? "{}" : "}");
        }
        default -> text.append(value.toJson());
      }
    }

    private void appendString(String string) {
      Matcher placeholder = Placeholders.PLACEHOLDER.matcher(string);
      if (placeholder.matches() && !isText(placeholder.group(1))) {
        slot(placeholder.group(1));
        return;
      }
      text.append('"');
      int end = 0;
      placeholder.reset();
      while (placeholder.find()) {
        appendEscaped(string.substring(end, placeholder.start()));
        slot(placeholder.group(1));
        end = placeholder.end();
      }
      appendEscaped(string.substring(end));
      text.append('"');
    }

    private boolean isText(String variable) {
      return inputs.member(variable).orElseThrow() instanceof JsonString;
    }

    private void appendEscaped(String string) {
      String literal = JsonValue.of(string).toJson();
      text.append(literal, 1, literal.length() - 1);
    }

    private void slot(String variable) {
      endText();
      parts.add(new Slot(variable));
    }

    private void endText() {
      if (!text.isEmpty()) {
        parts.add(new Text(text.toString()));
        text.setLength(0);
      }
    }
  }
}
