package io.emprops.template.cli;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.Map;

/** JSON text in indented lines, with all digits as they are. */
final class PrettyJson {
  private static final String STEP = "  ";

  private PrettyJson() {}

  static String write(JsonValue value) {
    var out = new StringBuilder();
    append(out, value, "\n");
    return out.toString();
  }

  private static void append(StringBuilder out, JsonValue value, String line) {
    switch (value) {
      case JsonArray(var elements) when !elements.isEmpty() -> {
        char before = '[';
        for (JsonValue element : elements) {
          append(out.append(before).append(line).append(STEP), element, line + STEP);
          before = ',';
        }
        out.append(line).append(']');
      }
      case JsonObject(var members) when !members.isEmpty() -> {
        char before = '{';
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
          JsonText.appendString(out.append(before).append(line).append(STEP), member.getKey());
          append(out.append(": "), member.getValue(), line + STEP);
          before = ',';
        }
        out.append(line).append('}');
      }
      case JsonArray _,
          JsonObject _,
          JsonValue.JsonNull _,
          JsonValue.JsonBoolean _,
          JsonValue.JsonNumber _,
          JsonValue.JsonString _ ->
          JsonText.append(out, value);
    }
  }
}
