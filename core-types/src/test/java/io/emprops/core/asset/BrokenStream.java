package io.emprops.core.asset;

import java.io.IOException;
import java.io.InputStream;

/** Breaks off at its first byte. */
public final class BrokenStream extends InputStream {

  @Override
  public int read() throws IOException {
    throw new IOException("cut");
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    throw new IOException("cut");
  }
}
