package io.emprops.core.asset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names an asset by its content: the SHA-256 of its bytes in 64 lower-case hexadecimal digits, so
 * that equal content is one asset. Safe inside a path, a key or a URL.
 */
public record AssetId(@JsonValue String value) {
  private static final Pattern FORMAT = Pattern.compile("[0-9a-f]{64}");

  @JsonCreator
  public AssetId {
    if (!isOne(value)) {
      throw new IllegalArgumentException("asset id must match %s: '%s'".formatted(FORMAT, value));
    }
  }

  /** The id of content with this SHA-256. */
  public static AssetId ofDigest(byte[] sha256) {
    return new AssetId(HexFormat.of().formatHex(sha256));
  }

  /** Whether the text has the form of an id; templates name assets by any text. */
  public static boolean isOne(String text) {
    return FORMAT.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
