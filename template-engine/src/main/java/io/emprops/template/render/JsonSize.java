package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;

/** Reckons the bytes of a value's JSON text in UTF-8 without writing it. */
final class JsonSize {
  private final long limit;
  private final boolean exact;
  private long bytes;

  private JsonSize(long limit, boolean exact) {
    this.limit = limit;
    this.exact = exact;
  }

  /** Whether the text has more bytes than the limit. Stops at the limit. */
  static boolean exceeds(JsonValue value, long limit) {
    // No character takes more than six bytes, so most payloads need no look at their text.
    return new JsonSize(limit, false).isOver(value) && new JsonSize(limit, true).isOver(value);
  }

  private boolean isOver(JsonValue value) {
    add(value);
    return bytes > limit;
  }

  private void add(JsonValue value) {
    if (bytes > limit) {
      return;
    }
    switch (value) {
      case JsonNull _ -> bytes += 4;
      case JsonBoolean(boolean b) -> bytes += b ? 4 : 5;
      case JsonNumber(String digits) -> bytes += digits.length();
      case JsonString(String text) -> add(text);
      case JsonArray(var elements) -> {
        bytes += Math.max(2, elements.size() + 1L);
        elements.forEach(this::add);
      }
      case JsonObject(var members) -> {
        bytes += Math.max(2, 2L * members.size() + 1L);
        members.forEach(
            (name, member) -> {
              add(name);
              add(member);
            });
      }
    }
  }

  private void add(String text) {
    bytes += 2;
    if (!exact) {
      bytes += 6L * text.length();
      return;
    }
    for (int i = 0; i < text.length() && bytes <= limit; i++) {
      char c = text.charAt(i);
      if (c < 0x20) {
        bytes += "\n\r\t\b\f".indexOf(c) >= 0 ? 2 : 6;
      } else if (c < 0x80) {
        bytes += c == '"' || c == '\\' ? 2 : 1;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        bytes += 6;
      }
    }
  }
}
