package io.emprops.template.render;

import io.emprops.core.json.JsonBytes;
import io.emprops.core.json.JsonValue;
import io.emprops.template.ast.TemplateNode;

/** Writes a payload as JSON text in UTF-8. What is the same in each rendering is only copied. */
final class ByteOutput implements Output {
  private final JsonBuffer buffer;
  private boolean follows;

  ByteOutput(int expected, int limit) {
    this.buffer = new JsonBuffer(expected, limit);
  }

  JsonBytes result() {
    return buffer.result();
  }

  @Override
  public boolean isOver() {
    return buffer.isOver();
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
    separate();
    buffer.copy(name.json().bytes());
    follows = false;
  }

  @Override
  public void name(String name) {
    separate();
    buffer.string(name);
    buffer.put(':');
    follows = false;
  }

  @Override
  public void constant(TemplateNode.Constant constant) {
    separate();
    buffer.copy(constant.json().bytes());
  }

  @Override
  public void value(JsonValue value) {
    separate();
    buffer.value(value);
  }

  @Override
  public void beginText() {
    separate();
    buffer.put('"');
  }

  @Override
  public void piece(TemplateNode.Part.Plain plain) {
    buffer.copy(plain.json().bytes());
  }

  @Override
  public void piece(String text) {
    if (!isOver()) {
      buffer.escape(text);
    }
  }

  @Override
  public void endText() {
    buffer.put('"');
  }

  private void open(char bracket) {
    separate();
    buffer.put(bracket);
    follows = false;
  }

  private void close(char bracket) {
    buffer.put(bracket);
    follows = true;
  }

  /** Whatever is put next, something before it in the same array or object is parted from it. */
  private void separate() {
    if (follows) {
      buffer.put(',');
    }
    follows = true;
  }
}
