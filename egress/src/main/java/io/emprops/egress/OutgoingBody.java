package io.emprops.egress;

import java.nio.charset.StandardCharsets;

/** The bytes that a request carries; perhaps none. */
public final class OutgoingBody {
  private static final OutgoingBody NONE = new OutgoingBody(new byte[0]);

  private final byte[] bytes;

  private OutgoingBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** No body. */
  public static OutgoingBody none() {
    return NONE;
  }

  /** A text, as UTF-8. */
  public static OutgoingBody of(String text) {
    return text.isEmpty() ? NONE : new OutgoingBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /** These bytes. */
  public static OutgoingBody of(byte[] bytes) {
    return bytes.length == 0 ? NONE : new OutgoingBody(bytes.clone());
  }

  /** Whether there is nothing to send. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** As text, to look for something in it; bytes that are not UTF-8 become replacement marks. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Not copied: only what sends it reads it. */
  byte[] bytes() {
    return bytes;
  }

  /** Its size alone: it may hold secrets. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
