package io.emprops.assets.adapter.out;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.MediaTypes;
import io.emprops.core.asset.port.out.AssetStoreUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes content to a file of its own before anyone sees it: its name is known only at its end, and
 * whether it is too long as well.
 */
public final class Spool {
  private static final int PIECE = 64 * 1024;

  private final MessageDigest digest = sha256();
  private final long mostBytes;
  private byte[] head = new byte[0];
  private long size;

  private Spool(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Writes the content to the file, and to the disk under it.
   *
   * @param file that does not exist yet; the caller deletes it
   * @return what it is; empty, if it was too long
   * @throws UncheckedIOException if the content fails
   * @throws AssetStoreUnavailableException if the file fails
   */
  public static Optional<Asset> write(InputStream content, Path file, long mostBytes) {
    var spool = new Spool(mostBytes);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      if (!spool.copied(content, out)) {
        return Optional.empty();
      }
      out.force(true);
      return Optional.of(spool.asset());
    } catch (IOException e) {
      throw new AssetStoreUnavailableException("writing an asset: " + e.getMessage(), e);
    }
  }

  private boolean copied(InputStream content, FileChannel out) throws IOException {
    byte[] piece = new byte[PIECE];
    for (int length = read(content, piece); length >= 0; length = read(content, piece)) {
      size += length;
      if (size > mostBytes) {
        return false;
      }
      digest.update(piece, 0, length);
      keepHead(piece, length);
      var buffer = ByteBuffer.wrap(piece, 0, length);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
    }
    return true;
  }

  private static int read(InputStream content, byte[] piece) {
    try {
      return content.read(piece);
    } catch (IOException e) {
      throw new UncheckedIOException("the content broke off", e);
    }
  }

  private void keepHead(byte[] piece, int length) {
    int more = Math.min(MediaTypes.HEAD - head.length, length);
    if (more > 0) {
      int had = head.length;
      head = Arrays.copyOf(head, had + more);
      System.arraycopy(piece, 0, head, had, more);
    }
  }

  private Asset asset() {
    return new Asset(AssetId.ofDigest(digest.digest()), MediaTypes.sniff(head), size, null);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
