package io.emprops.core.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.util.Arrays;
import java.util.Locale;

/** A piece of a late value: on the wire a string, {@code {secret}} or {@code {asset, as}}. */
public sealed interface LatePart {

  /** Plain text around a secret or asset. */
  record Text(String text) implements LatePart {}

  /** The value of a named secret. */
  record Secret(String name) implements LatePart {}

  /** A stored file in one of its forms. */
  record Asset(String id, As as) implements LatePart {}

  /** The forms in which an asset can be sent. */
  enum As {
    URL,
    DATA_URL,
    BASE64,
    MEDIA_TYPE;

    /** The wire name. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The wire form. */
  @com.fasterxml.jackson.annotation.JsonValue
  default JsonValue toWire() {
    return switch (this) {
      case Text(String text) -> JsonValue.of(text);
      case Secret(String name) -> JsonValue.object().put("secret", name).build();
      case Asset(String id, As as) ->
          JsonValue.object().put("asset", id).put("as", as.wire()).build();
    };
  }

  /** Reads the wire form. */
  @JsonCreator
  static LatePart ofWire(JsonValue wire) {
    return switch (wire) {
      case JsonString(String text) -> new Text(text);
      case JsonObject part when part.members().containsKey("secret") ->
          new Secret(text(part, "secret"));
      case JsonObject part when part.members().containsKey("asset") ->
          new Asset(text(part, "asset"), as(text(part, "as")));
      default -> throw new IllegalArgumentException("not a part of a late value: " + wire.kind());
    };
  }

  private static String text(JsonObject part, String member) {
    if (part.member(member).orElse(JsonValue.ofNull()) instanceof JsonString(String text)) {
      return text;
    }
    throw new IllegalArgumentException("'%s' must be a string".formatted(member));
  }

  private static As as(String wire) {
    return Arrays.stream(As.values())
        .filter(as -> as.wire().equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such form of an asset: " + wire));
  }
}
