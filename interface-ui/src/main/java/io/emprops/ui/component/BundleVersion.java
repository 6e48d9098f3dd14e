package io.emprops.ui.component;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** The version of the editor's bundle, so that a browser never keeps an old one after an update. */
final class BundleVersion {
  private static final String HASHES = "/META-INF/resources/editor/json-editor.sources.sha256";
  private static final Pattern OF_BUNDLE =
      Pattern.compile("^([0-9a-f]{12})[0-9a-f]{52}  json-editor\\.js$", Pattern.MULTILINE);

  private BundleVersion() {}

  /** A query with the beginning of the bundle's hash. */
  static String query() {
    try (var hashes = BundleVersion.class.getResourceAsStream(HASHES)) {
      if (hashes == null) {
        throw new IllegalStateException(HASHES + " is not on the class path");
      }
      var line = OF_BUNDLE.matcher(new String(hashes.readAllBytes(), UTF_8));
      if (!line.find()) {
        throw new IllegalStateException(HASHES + " names no json-editor.js");
      }
      return "?v=" + line.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
