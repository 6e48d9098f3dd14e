package io.emprops.template.render;

import io.emprops.core.json.JsonBytes;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** JSON text in UTF-8 as it grows. What goes beyond its limit is dropped, all but a little. */
final class JsonBuffer {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** Longer text is written in stretches of so many units, each of which is encoded at once. */
  private static final int STRETCH = 4_096;

  /** Shorter text is written before an encoder has begun. */
  private static final int SHORT = 12;

  /** No unit of a string takes more bytes. */
  private static final int MAX_UNIT = 6;

  private final int limit;
  private byte[] bytes;
  private int size;

  /**
   * An empty one.
   *
   * @param expected bytes
   * @param limit in bytes
   */
  JsonBuffer(int expected, int limit) {
    this.bytes = new byte[expected];
    this.limit = limit;
  }

  /** What was put, to which nothing may be put any more. */
  JsonBytes result() {
    return new JsonBytes(bytes, size);
  }

  /** Whether more was put than the limit allows. */
  boolean isOver() {
    return size > limit;
  }

  /** A whole value. */
  void value(JsonValue value) {
    if (isOver()) {
      return;
    }
    switch (value) {
      case JsonString(String text) -> string(text);
      case JsonNumber(String digits) -> ascii(digits);
      case JsonBoolean(boolean flag) -> ascii(flag ? "true" : "false");
      case JsonNull _ -> ascii("null");
      case JsonArray(var elements) -> array(elements);
      case JsonObject(var members) -> object(members);
    }
  }

  /** A scalar inside a string: text without quotes, a number or flag as its JSON text. */
  void piece(JsonValue scalar) {
    if (scalar instanceof JsonString(String text)) {
      escape(text);
    } else {
      value(scalar);
    }
  }

  private void array(List<JsonValue> elements) {
    put('[');
    boolean follows = false;
    for (JsonValue element : elements) {
      if (follows) {
        put(',');
      }
      value(element);
      follows = true;
    }
    put(']');
  }

  private void object(Map<String, JsonValue> members) {
    put('{');
    boolean follows = false;
    for (Map.Entry<String, JsonValue> member : members.entrySet()) {
      if (follows) {
        put(',');
      }
      string(member.getKey());
      put(':');
      value(member.getValue());
      follows = true;
    }
    put('}');
  }

  /** A string with its quotes. */
  void string(String text) {
    put('"');
    escape(text);
    put('"');
  }

  /** Text that needs no escapes and has ASCII characters only. */
  // The method is deprecated for text of other characters, whose high halves it drops.
  @SuppressWarnings("deprecation")
  void ascii(String text) {
    int length = within(text);
    reserve(length);
    text.getBytes(0, length, bytes, size);
    size += length;
  }

  void put(char ascii) {
    if (size == bytes.length) {
      reserve(1);
    }
    bytes[size++] = (byte) ascii;
  }

  /** JSON text as it is. */
  void copy(byte[] json) {
    copy(json, 0, json.length);
  }

  /** A part of a JSON text as it is. */
  void copy(byte[] json, int from, int to) {
    // Constants of a loop's body could go beyond any memory before the loop looks.
    if (!isOver()) {
      int length = to - from;
      reserve(length);
      System.arraycopy(json, from, bytes, size, length);
      size += length;
    }
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  /** How much of a text is worth writing: of one that is too long, what goes beyond the limit. */
  private int within(String text) {
    return Math.clamp((long) limit - size + 1, 0, text.length());
  }

  /** The characters of a string literal (RFC 8259, section 7); lone surrogates as escapes. */
  void escape(String text) {
    int length = within(text);
    int from = length <= SHORT ? plain(text, length) : 0;
    while (from < length && !isOver()) {
      int to = Math.min(length, from + STRETCH);
      if (to < length && Character.isHighSurrogate(text.charAt(to - 1))) {
        to++;
      }
      stretch(from == 0 && to == text.length() ? text : text.substring(from, to));
      from = to;
    }
  }

  /** Writes the first characters that stand for themselves; returns how many. */
  private int plain(String text, int length) {
    reserve(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x80 || c == '"' || c == '\\') {
        return i;
      }
      bytes[size++] = (byte) c;
    }
    return length;
  }

  private void stretch(String text) {
    // The JDK's encoder is a few vector instructions; a loop over characters is many times slower.
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int begun = size;
    int from = 0;
    while (true) {
      reserve(utf8.length - from + PlainBytes.ROOM + MAX_UNIT);
      int special = PlainBytes.copy(utf8, from, bytes, size);
      size += special - from;
      if (special == utf8.length) {
        return;
      }
      if (utf8[special] == '?' && isUnsure(text, utf8, special)) {
        size = begun;
        units(text);
        return;
      }
      escapedAscii((char) utf8[special]);
      from = special + 1;
    }
  }

  /** Whether a question mark may be what the encoder makes of a lone surrogate. */
  private static boolean isUnsure(String text, byte[] utf8, int at) {
    return utf8.length != text.length() || text.charAt(at) != '?';
  }

  private void units(String text) {
    int i = 0;
    while (i < text.length()) {
      reserve(MAX_UNIT);
      i += unit(text, i);
    }
  }

  /** Writes one code point, for which there is room; returns its length in units. */
  private int unit(String text, int i) {
    char c = text.charAt(i);
    if (c < 0x80) {
      escapedAscii(c);
    } else if (c < 0x800) {
      bytes[size++] = (byte) (0xc0 | (c >> 6));
      bytes[size++] = (byte) (0x80 | (c & 0x3f));
    } else if (!Character.isSurrogate(c)) {
      bytes[size++] = (byte) (0xe0 | (c >> 12));
      bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      bytes[size++] = (byte) (0x80 | (c & 0x3f));
    } else if (Character.isHighSurrogate(c)
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1))) {
      int point = Character.toCodePoint(c, text.charAt(i + 1));
      bytes[size++] = (byte) (0xf0 | (point >> 18));
      bytes[size++] = (byte) (0x80 | ((point >> 12) & 0x3f));
      bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3f));
      bytes[size++] = (byte) (0x80 | (point & 0x3f));
      return 2;
    } else {
      hex(c);
    }
    return 1;
  }

  private void escapedAscii(char c) {
    int shortForm =
        switch (c) {
          case '"', '\\' -> c;
          case '\n' -> 'n';
          case '\r' -> 'r';
          case '\t' -> 't';
          case '\b' -> 'b';
          case '\f' -> 'f';
          default -> 0;
        };
    if (shortForm != 0) {
      bytes[size++] = '\\';
      bytes[size++] = (byte) shortForm;
    } else if (c < 0x20) {
      hex(c);
    } else {
      bytes[size++] = (byte) c;
    }
  }

  private void hex(char c) {
    bytes[size++] = '\\';
    bytes[size++] = 'u';
    bytes[size++] = HEX[c >> 12];
    bytes[size++] = HEX[(c >> 8) & 0xf];
    bytes[size++] = HEX[(c >> 4) & 0xf];
    bytes[size++] = HEX[c & 0xf];
  }
}
