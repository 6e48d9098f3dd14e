package io.emprops.assets.adapter.out.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;

/** Drops the connection where the reader leaves early, instead of reading what nobody wants. */
final class AbortingStream extends FilterInputStream {
  private final ResponseInputStream<?> content;
  private boolean ended;

  AbortingStream(ResponseInputStream<?> content) {
    super(content);
    this.content = content;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    ended = read < 0;
    return read;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    ended = read < 0;
    return read;
  }

  @Override
  public void close() throws IOException {
    if (ended) {
      super.close();
    } else {
      content.abort();
    }
  }
}
