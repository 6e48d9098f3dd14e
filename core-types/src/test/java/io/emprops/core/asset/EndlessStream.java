package io.emprops.core.asset;

import java.io.InputStream;
import java.util.Arrays;

/** Never ends, and counts what was taken of it. */
public final class EndlessStream extends InputStream {
  private long given;

  @Override
  public int read() {
    given++;
    return 'x';
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Arrays.fill(into, offset, offset + length, (byte) 'x');
    given += length;
    return length;
  }

  /** How many bytes were taken. */
  public long given() {
    return given;
  }
}
