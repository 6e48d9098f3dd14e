package io.emprops.core.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON text in UTF-8. Immutable: nobody may write to the bytes that it was made of. */
public final class JsonBytes {
  private final byte[] bytes;
  private final int length;

  /**
   * Takes the first {@code length} bytes, without a copy.
   *
   * @param bytes that are never written to again
   */
  public JsonBytes(byte[] bytes, int length) {
    if (length < 0 || length > bytes.length) {
      throw new IllegalArgumentException(
          "length must be 0 to %d: %d".formatted(bytes.length, length));
    }
    this.bytes = bytes;
    this.length = length;
  }

  /** How many bytes there are. */
  public int length() {
    return length;
  }

  /** Writes all of them. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
  }

  /** A view that nobody can write to, without a copy; its limit is the end of the text. */
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(bytes, 0, length).asReadOnlyBuffer();
  }

  /** A copy. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** The text. */
  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonBytes that
        && Arrays.equals(bytes, 0, length, that.bytes, 0, that.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }
}
