package io.emprops.core.asset;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Small files that are what they say. */
public final class Samples {
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private Samples() {}

  /** A PNG of one pixel. */
  public static byte[] png() {
    return Base64.getDecoder().decode(PIXEL);
  }

  /** The first bytes of a JPEG in JFIF. */
  public static byte[] jpeg() {
    return hex("FFD8FFE000104A46494600010100000100010000FFD9");
  }

  /** The header of a WAV file with no sound. */
  public static byte[] wav() {
    return hex(
        "524946462400000057415645666D7420100000000100010044AC000088580100020010006461746100000000");
  }

  /** The first box of an MP4. */
  public static byte[] mp4() {
    return hex("000000186674797069736F6D0000020069736F6D6D703432");
  }

  /** The text in UTF-8. */
  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Bytes by their digits. */
  public static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
