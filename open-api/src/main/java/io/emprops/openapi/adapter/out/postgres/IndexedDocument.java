package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A document as jsonb can hold it, to be searched and never to be read back: what jsonb refuses is
 * replaced.
 */
final class IndexedDocument {
  private static final char REPLACEMENT = '\uFFFD';
  private static final int LONGEST_NUMBER = 100;

  private IndexedDocument() {}

  static String of(JsonValue document) {
    return storable(document).toJson();
  }

  private static JsonValue storable(JsonValue value) {
    return switch (value) {
      case JsonNull _, JsonBoolean _ -> value;
      case JsonNumber(String digits) -> isModest(digits) ? value : JsonValue.of(digits);
      case JsonString(String text) -> JsonValue.of(storable(text));
      case JsonArray(var elements) ->
          new JsonArray(elements.stream().map(IndexedDocument::storable).toList());
      case JsonObject(var members) -> {
        Map<String, JsonValue> copy = new LinkedHashMap<>();
        members.forEach((name, member) -> copy.put(storable(name), storable(member)));
        yield new JsonObject(copy);
      }
    };
  }

  /** PostgreSQL's numbers are wide but not endless: 1e999999 is refused. */
  private static boolean isModest(String digits) {
    int exponent = Math.max(digits.indexOf('e'), digits.indexOf('E'));
    return digits.length() <= LONGEST_NUMBER && (exponent < 0 || digits.length() - exponent <= 5);
  }

  private static String storable(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? REPLACEMENT : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
