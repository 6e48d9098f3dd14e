package io.emprops.it.bench.engine;

import java.io.Writer;

/** A writer into a string builder, without the locks of the JDK's own. */
final class TextWriter extends Writer {
  private final StringBuilder text;

  TextWriter(int room) {
    this.text = new StringBuilder(room);
  }

  @Override
  public void write(char[] chars, int from, int length) {
    text.append(chars, from, length);
  }

  @Override
  public void write(int c) {
    text.append((char) c);
  }

  @Override
  public void write(String string) {
    text.append(string);
  }

  @Override
  public void write(String string, int from, int length) {
    text.append(string, from, from + length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
