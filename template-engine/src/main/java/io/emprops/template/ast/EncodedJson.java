package io.emprops.template.ast;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON text in UTF-8 that is the same in each rendering. It is made when it is first asked for, and
 * may be made twice by two threads, to the same bytes: most documents that are compiled are only
 * looked at.
 */
public final class EncodedJson {
  private final JsonValue value;
  private final Form form;
  private byte @Nullable [] bytes;

  private EncodedJson(JsonValue value, Form form) {
    this.value = value;
    this.form = form;
  }

  private enum Form {
    VALUE,
    NAME,
    PIECE
  }

  static EncodedJson of(JsonValue value) {
    return new EncodedJson(value, Form.VALUE);
  }

  /** With the colon that follows a name. */
  static EncodedJson ofName(String name) {
    return new EncodedJson(JsonValue.of(name), Form.NAME);
  }

  /** A piece of a string, without quotes. */
  static EncodedJson ofPiece(String text) {
    return new EncodedJson(JsonValue.of(text), Form.PIECE);
  }

  /** The bytes, which nobody may change. */
  public byte[] bytes() {
    byte[] known = bytes;
    if (known == null) {
      known = encode();
      bytes = known;
    }
    return known;
  }

  /** The bytes for one who keeps them. */
  public byte[] encode() {
    String text = JsonText.write(value);
    String shown =
        switch (form) {
          case VALUE -> text;
          case NAME -> text + ":";
          case PIECE -> text.substring(1, text.length() - 1);
        };
    return shown.getBytes(StandardCharsets.UTF_8);
  }
}
