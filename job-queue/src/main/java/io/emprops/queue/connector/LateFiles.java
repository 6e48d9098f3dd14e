package io.emprops.queue.connector;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.template.LatePart;
import io.emprops.core.worker.port.out.Connector.Files;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;

/**
 * Writes a file into a payload, as the template wants it. A provider cannot reach a file by any
 * address of ours, so where a URL is wanted it gets the content itself, as a {@code data:} URL.
 */
final class LateFiles {
  private static final int LONGEST_INLINE = 20 * 1024 * 1024;

  private LateFiles() {}

  /**
   * The text that stands for the file; empty, if the organisation has no such file.
   *
   * @throws ProviderFailedException if it is too long to stand in a payload
   */
  static Optional<String> text(LatePart.Asset part, Files files) {
    if (!AssetId.isOne(part.id())) {
      return Optional.empty();
    }
    return files
        .find(new AssetId(part.id()))
        .flatMap(
            asset ->
                switch (part.as()) {
                  case MEDIA_TYPE -> Optional.of(asset.mediaType());
                  case BASE64 -> base64(asset, files);
                  case DATA_URL, URL ->
                      base64(asset, files)
                          .map(text -> "data:%s;base64,%s".formatted(asset.mediaType(), text));
                });
  }

  private static Optional<String> base64(Asset asset, Files files) {
    if (asset.size() > LONGEST_INLINE) {
      throw new ProviderFailedException(
          FailureClass.VALIDATION_ERROR,
          "asset-too-large",
          "The asset '%s' has %d bytes; at most %d can stand in a payload"
              .formatted(asset.id(), asset.size(), LONGEST_INLINE));
    }
    return files.read(asset.id()).map(LateFiles::encoded);
  }

  private static String encoded(InputStream content) {
    try (content) {
      return Base64.getEncoder().encodeToString(content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("reading an asset", e);
    }
  }
}
