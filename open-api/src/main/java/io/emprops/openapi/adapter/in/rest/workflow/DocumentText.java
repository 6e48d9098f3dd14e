package io.emprops.openapi.adapter.in.rest.workflow;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as a request gives it: its own text, or data for which we write one. Places in a text
 * that is ours mean nothing to the caller, so they are left out of what we tell.
 *
 * @param source the text
 * @param isOurs whether the caller has never seen it
 */
record DocumentText(String source, boolean isOurs) {
  private static final int LARGEST_INDENTED = 1 << 20;
  private static final String INDENT = "  ";

  /** Of exactly one of the two. */
  static DocumentText of(@Nullable JsonValue data, @Nullable String source) {
    if (data != null && source != null) {
      throw invalid("give 'source' or 'template_data', not both");
    }
    if (source != null) {
      return new DocumentText(source, false);
    }
    if (data != null) {
      return new DocumentText(write(data), true);
    }
    throw invalid("the document is missing: give 'source' or 'template_data'");
  }

  /** What may be told of the document. */
  List<Diagnostic> told(List<Diagnostic> diagnostics) {
    return isOurs ? diagnostics.stream().map(DocumentText::withoutPlace).toList() : diagnostics;
  }

  /** The data's text with a line for each member; on one line where that would be too long. */
  private static String write(JsonValue data) {
    var out = new StringBuilder();
    append(out, data, "\n");
    return out.length() <= LARGEST_INDENTED ? out.toString() : data.toJson();
  }

  private static void append(StringBuilder out, JsonValue value, String lineEnd) {
    String inner = lineEnd + INDENT;
    switch (value) {
      case JsonObject(var members) when !members.isEmpty() -> {
        String before = "{";
        for (var member : members.entrySet()) {
          out.append(before).append(inner);
          JsonText.appendString(out, member.getKey());
          append(out.append(": "), member.getValue(), inner);
          before = ",";
        }
        out.append(lineEnd).append('}');
      }
      case JsonArray(var elements) when !elements.isEmpty() -> {
        String before = "[";
        for (JsonValue element : elements) {
          append(out.append(before).append(inner), element, inner);
          before = ",";
        }
        out.append(lineEnd).append(']');
      }
      case JsonValue.JsonNull _,
          JsonValue.JsonBoolean _,
          JsonValue.JsonNumber _,
          JsonValue.JsonString _,
          JsonArray _,
          JsonObject _ ->
          JsonText.append(out, value);
    }
  }

  private static Diagnostic withoutPlace(Diagnostic d) {
    return new Diagnostic(
        d.code(), d.message(), d.pointer(), null, null, null, d.hint(), d.severity());
  }

  private static ProblemException invalid(String detail) {
    return ProblemException.at("", ErrorCode.REQUEST_INVALID, detail);
  }
}
