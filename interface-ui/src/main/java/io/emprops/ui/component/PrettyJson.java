package io.emprops.ui.component;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.Iterator;
import java.util.Map;

/** JSON over several lines, as people like to read it; digits and order stay. */
public final class PrettyJson {
  private final StringBuilder out = new StringBuilder();
  private final int step;

  private PrettyJson(int step) {
    this.step = step;
  }

  /** The text, each level indented by so many blanks. */
  public static String of(JsonValue value, int step) {
    var pretty = new PrettyJson(step);
    pretty.append(value, 0);
    return pretty.out.toString();
  }

  private void append(JsonValue value, int depth) {
    switch (value) {
      case JsonArray(var elements) when !elements.isEmpty() -> {
        out.append('[');
        for (Iterator<JsonValue> i = elements.iterator(); i.hasNext(); ) {
          line(depth + 1);
          append(i.next(), depth + 1);
          out.append(i.hasNext() ? "," : "");
        }
        line(depth);
        out.append(']');
      }
      case JsonObject(var members) when !members.isEmpty() -> {
        out.append('{');
        for (Iterator<Map.Entry<String, JsonValue>> i = members.entrySet().iterator();
            i.hasNext(); ) {
          var member = i.next();
          line(depth + 1);
          JsonText.appendString(out, member.getKey());
          out.append(": ");
          append(member.getValue(), depth + 1);
          out.append(i.hasNext() ? "," : "");
        }
        line(depth);
        out.append('}');
      }
      case JsonValue scalar -> JsonText.append(out, scalar);
    }
  }

  private void line(int depth) {
    out.append('\n').append(" ".repeat(depth * step));
  }
}
