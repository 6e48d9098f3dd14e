package io.emprops.openapi.adapter.in.rest.asset;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.MediaTypes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Answers that hold a file. A browser shows only what cannot run; content never changes under its
 * name, so it may be kept for good, by the one who asked.
 */
final class AssetAnswers {
  private static final int PARTIAL = 206;
  private static final int NOT_SATISFIABLE = 416;
  private static final int PIECE = 64 * 1024;
  private static final String CONTENT_RANGE = "Content-Range";

  private AssetAnswers() {}

  static Response whole(Asset asset, InputStream content) {
    return with(asset, Response.ok(stream(content, asset.size())), asset.size()).build();
  }

  static Response part(Asset asset, ByteRange part, InputStream content) {
    return with(
            asset, Response.status(PARTIAL).entity(stream(content, part.length())), part.length())
        .header(CONTENT_RANGE, "bytes %d-%d/%d".formatted(part.first(), part.last(), asset.size()))
        .build();
  }

  static Response beyond(Asset asset) {
    return Response.status(NOT_SATISFIABLE)
        .header(CONTENT_RANGE, "bytes */" + asset.size())
        .build();
  }

  static Response unchanged(Asset asset) {
    return Response.notModified().header(HttpHeaders.ETAG, tag(asset)).build();
  }

  static boolean isKnown(Asset asset, @Nullable String ifNoneMatch) {
    return ifNoneMatch != null && ifNoneMatch.contains(tag(asset));
  }

  private static Response.ResponseBuilder with(
      Asset asset, Response.ResponseBuilder answer, long length) {
    return answer
        .type(asset.mediaType())
        .header(HttpHeaders.CONTENT_LENGTH, length)
        .header(HttpHeaders.ETAG, tag(asset))
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(asset))
        .header("Accept-Ranges", "bytes")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("X-Content-Type-Options", "nosniff");
  }

  private static String tag(Asset asset) {
    return "\"" + asset.id() + "\"";
  }

  private static String disposition(Asset asset) {
    String how = MediaTypes.isShowable(asset.mediaType()) ? "inline" : "attachment";
    String name = asset.name();
    if (name == null) {
      return how;
    }
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "%s; filename*=UTF-8''%s".formatted(how, encoded);
  }

  private static StreamingOutput stream(InputStream content, long length) {
    return out -> {
      try (content) {
        copy(content, out, length);
      }
    };
  }

  private static void copy(InputStream content, OutputStream out, long length) throws IOException {
    byte[] piece = new byte[PIECE];
    for (long left = length; left > 0; ) {
      int read = content.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        throw new IOException("the file is shorter than it was");
      }
      out.write(piece, 0, read);
      left -= read;
    }
  }
}
