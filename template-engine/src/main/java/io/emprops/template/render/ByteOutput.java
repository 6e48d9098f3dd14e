package io.emprops.template.render;

import io.emprops.core.json.JsonBytes;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.template.ast.TemplateNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a payload as JSON text in UTF-8. What is the same in each rendering is only copied. */
final class ByteOutput implements Output {
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** No unit of a string takes more bytes. */
  private static final int MAX_UNIT = 6;

  private final int limit;
  private byte[] bytes;
  private int size;
  private boolean follows;

  ByteOutput(int expected, int limit) {
    this.bytes = new byte[expected];
    this.limit = limit;
  }

  JsonBytes result() {
    return new JsonBytes(bytes, size);
  }

  @Override
  public boolean isOver() {
    return size > limit;
  }

  @Override
  public void beginObject() {
    open('{');
  }

  @Override
  public void endObject() {
    close('}');
  }

  @Override
  public void beginArray() {
    open('[');
  }

  @Override
  public void endArray() {
    close(']');
  }

  @Override
  public void name(TemplateNode.MemberName.Fixed name) {
    raw(name.json().bytes());
    follows = false;
  }

  @Override
  public void name(String name) {
    string(name);
    put(':');
    follows = false;
  }

  @Override
  public void constant(TemplateNode.Constant constant) {
    raw(constant.json().bytes());
  }

  @Override
  public void value(JsonValue value) {
    if (isOver()) {
      return;
    }
    switch (value) {
      case JsonString(String text) -> string(text);
      case JsonNumber(String digits) -> digits(digits);
      case JsonBoolean(boolean flag) -> raw(flag ? TRUE : FALSE);
      case JsonNull _ -> raw(NULL);
      case JsonArray(var elements) -> {
        beginArray();
        elements.forEach(this::value);
        endArray();
      }
      case JsonObject(var members) -> {
        beginObject();
        members.forEach(
            (name, member) -> {
              name(name);
              value(member);
            });
        endObject();
      }
    }
  }

  @Override
  public void beginText() {
    separate();
    put('"');
  }

  @Override
  public void piece(TemplateNode.Part.Plain plain) {
    copy(plain.json().bytes());
  }

  @Override
  public void piece(String text) {
    if (!isOver()) {
      escape(text);
    }
  }

  @Override
  public void endText() {
    put('"');
  }

  private void open(char bracket) {
    separate();
    put(bracket);
    follows = false;
  }

  private void close(char bracket) {
    put(bracket);
    follows = true;
  }

  private void raw(byte[] json) {
    separate();
    copy(json);
  }

  private void string(String text) {
    separate();
    put('"');
    escape(text);
    put('"');
  }

  private void digits(String digits) {
    separate();
    int length = within(digits);
    reserve(length);
    for (int i = 0; i < length; i++) {
      bytes[size + i] = (byte) digits.charAt(i);
    }
    size += length;
  }

  /** Whatever is put next, something before it in the same array or object is parted from it. */
  private void separate() {
    if (follows) {
      put(',');
    }
    follows = true;
  }

  private void put(char ascii) {
    if (size == bytes.length) {
      reserve(1);
    }
    bytes[size++] = (byte) ascii;
  }

  private void copy(byte[] from) {
    // Constants of a loop's body could go beyond any memory before the loop looks.
    if (!isOver()) {
      reserve(from.length);
      System.arraycopy(from, 0, bytes, size, from.length);
      size += from.length;
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
  private void escape(String text) {
    int length = within(text);
    reserve(length);
    byte[] out = bytes;
    int at = size;
    int i = 0;
    while (i < length) {
      char c = text.charAt(i);
      if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\') {
        break;
      }
      out[at++] = (byte) c;
      i++;
    }
    size = at;
    while (i < length && !isOver()) {
      i += unit(text, i, length);
    }
  }

  /** Writes one code point after making sure of room for all that follow as plain ones. */
  private int unit(String text, int i, int length) {
    reserve(length - i + 2 * MAX_UNIT);
    char c = text.charAt(i);
    if (c < 0x80) {
      ascii(c);
    } else if (c < 0x800) {
      bytes[size++] = (byte) (0xc0 | (c >> 6));
      bytes[size++] = (byte) (0x80 | (c & 0x3f));
    } else if (!Character.isSurrogate(c)) {
      bytes[size++] = (byte) (0xe0 | (c >> 12));
      bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      bytes[size++] = (byte) (0x80 | (c & 0x3f));
    } else if (Character.isHighSurrogate(c)
        && i + 1 < length
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

  private void ascii(char c) {
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
