package io.emprops.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON text from and to {@link JsonValue}, losing nothing either way. */
public final class JsonText {
  /** Deeper nesting is refused, so that no reader overflows its stack. */
  public static final int MAX_DEPTH = 500;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  private JsonText() {}

  /**
   * Reads one value and nothing after it.
   *
   * @throws JsonTextException with line and column, if the text is not JSON, repeats a member or
   *     nests too deep
   */
  public static JsonValue parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new JsonTextException("the text is empty", 1, 1);
      }
      JsonValue value = JsonValueDeserializer.read(parser);
      if (parser.nextToken() != null) {
        var place = parser.currentTokenLocation();
        throw new JsonTextException(
            "more text follows the value", place.getLineNr(), place.getColumnNr());
      }
      return value;
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw place == null
          ? new JsonTextException(JsonFaults.message(e), 1, 1)
          : new JsonTextException(JsonFaults.message(e), place.getLineNr(), place.getColumnNr());
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string cannot fail", e);
    }
  }

  /** Writes the value compactly; lone surrogates come out as escapes, all else as it is. */
  public static String write(JsonValue value) {
    var out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  /** Appends the value's compact text. */
  public static void append(StringBuilder out, JsonValue value) {
    switch (value) {
      case JsonNull _ -> out.append("null");
      case JsonBoolean(boolean b) -> out.append(b);
      case JsonNumber(String digits) -> out.append(digits);
      case JsonString(String s) -> appendString(out, s);
      case JsonArray(var elements) -> {
        char before = '[';
        for (JsonValue element : elements) {
          append(out.append(before), element);
          before = ',';
        }
        out.append(before == '[' ? "[]" : "]");
      }
      case JsonObject(var members) -> {
        char before = '{';
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
          appendString(out.append(before), member.getKey());
          append(out.append(':'), member.getValue());
          before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
      }
    }
  }

  /** Appends a JSON string literal, quotes included (RFC 8259, section 7). */
  public static void appendString(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(c).append(text.charAt(++i));
          } else if (c < 0x20 || Character.isSurrogate(c)) {
            out.append("\\u").append(hex(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static String hex(char c) {
    String digits = Integer.toHexString(c);
    return "0".repeat(4 - digits.length()) + digits;
  }
}
