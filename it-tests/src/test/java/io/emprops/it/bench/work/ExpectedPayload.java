package io.emprops.it.bench.work;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * What a work must render to, by the plainest code that says so; it shares nothing with an engine.
 */
public final class ExpectedPayload {
  private final JsonObject inputs;

  private ExpectedPayload(JsonObject inputs) {
    this.inputs = inputs;
  }

  /** The payload of a template with these inputs. */
  public static JsonValue of(JsonValue template, JsonObject inputs) {
    return new ExpectedPayload(inputs).fill(template);
  }

  private JsonValue fill(JsonValue value) {
    return switch (value) {
      case JsonString(String text) -> fill(text);
      case JsonArray(var elements) -> new JsonArray(elements.stream().map(this::fill).toList());
      case JsonObject(var members) -> {
        Map<String, JsonValue> filled = new LinkedHashMap<>();
        members.forEach((name, member) -> filled.put(name, fill(member)));
        yield new JsonObject(filled);
      }
      default -> value;
    };
  }

  private JsonValue fill(String text) {
    Matcher whole = Placeholders.PLACEHOLDER.matcher(text);
    return whole.matches()
        ? value(whole.group(1))
        : JsonValue.of(
            whole.reset().replaceAll(found -> Matcher.quoteReplacement(text(found.group(1)))));
  }

  private String text(String variable) {
    return value(variable) instanceof JsonString(String text) ? text : value(variable).toJson();
  }

  private JsonValue value(String variable) {
    return inputs.member(variable).orElseThrow();
  }
}
