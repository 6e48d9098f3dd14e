package io.emprops.core.asset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what a file is by how it begins, after the WHATWG's MIME Sniffing standard: a table of
 * magic numbers, and what looks like text. What an uploader says is not asked, since a browser that
 * shows a file as something else than it is may be made to run it.
 */
public final class MediaTypes {
  /** How many bytes of a file are looked at; the standard's length of a resource header. */
  public static final int HEAD = 1445;

  /** What nothing is known of. */
  public static final String UNKNOWN = "application/octet-stream";

  private static final Set<String> SHOWABLE =
      Set.of(
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "image/avif",
          "image/bmp",
          "audio/mpeg",
          "audio/wav",
          "audio/ogg",
          "audio/flac",
          "audio/aac",
          "audio/mp4",
          "audio/midi",
          "video/mp4",
          "video/webm",
          "video/quicktime",
          "video/ogg",
          "text/plain",
          "application/json");

  private static final List<Magic> MAGIC =
      List.of(
          Magic.at(0, "89504E470D0A1A0A", "image/png"),
          Magic.at(0, "FFD8FF", "image/jpeg"),
          Magic.at(0, "474946383761", "image/gif"),
          Magic.at(0, "474946383961", "image/gif"),
          Magic.riff("57454250", "image/webp"),
          Magic.riff("57415645", "audio/wav"),
          Magic.riff("41564920", "video/x-msvideo"),
          Magic.at(0, "424D", "image/bmp"),
          Magic.at(0, "49492A00", "image/tiff"),
          Magic.at(0, "4D4D002A", "image/tiff"),
          Magic.at(0, "494433", "audio/mpeg"),
          Magic.at(0, "664C6143", "audio/flac"),
          Magic.at(0, "4D546864", "audio/midi"),
          Magic.at(0, "255044462D", "application/pdf"),
          Magic.at(0, "504B0304", "application/zip"),
          Magic.at(0, "1F8B08", "application/gzip"),
          Magic.at(0, "676C5446", "model/gltf-binary"));

  private static final Pattern JSON =
      Pattern.compile(
          "\\s*(?:\\{\\s*(?:[\"}]|$)|\\[\\s*(?:[\\[\\]{\"0-9-]|true|false|null|$)).*",
          Pattern.DOTALL);
  private static final Pattern MARKUP =
      Pattern.compile("\\s*<(?:!doctype\\s|[a-z!?/]).*", Pattern.DOTALL);

  private MediaTypes() {}

  /** Whether a browser may show it in place: it cannot hold what a browser would run. */
  public static boolean isShowable(String mediaType) {
    return SHOWABLE.contains(mediaType.toLowerCase(Locale.ROOT));
  }

  /**
   * The media type.
   *
   * @param head the file's first {@value #HEAD} bytes, or all of it
   */
  public static String sniff(byte[] head) {
    for (Magic magic : MAGIC) {
      if (magic.matches(head)) {
        return magic.mediaType();
      }
    }
    if (begins(head, 4, "66747970")) {
      return ofBrand(ascii(head, 8, 12));
    }
    if (begins(head, 0, "1A45DFA3")) {
      return ascii(head, 0, 64).contains("webm") ? "video/webm" : "video/x-matroska";
    }
    if (begins(head, 0, "4F676753")) {
      return ascii(head, 0, 64).contains("theora") ? "video/ogg" : "audio/ogg";
    }
    if (head.length > 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xE0) == 0xE0) {
      return isAdts(head[1]) ? "audio/aac" : "audio/mpeg";
    }
    return isText(head) ? ofText(head) : UNKNOWN;
  }

  /** ISO base media: the major brand says which of its many uses it is. */
  private static String ofBrand(String brand) {
    return switch (brand) {
      case "avif", "avis" -> "image/avif";
      case "heic", "heix", "mif1", "heim", "heis" -> "image/heic";
      case "M4A ", "M4B " -> "audio/mp4";
      case "qt  " -> "video/quicktime";
      default -> "video/mp4";
    };
  }

  /** A layer of 00 is AAC's; MPEG audio has one of its three there. */
  private static boolean isAdts(byte second) {
    return (second & 0x06) == 0;
  }

  /** The standard's binary data bytes: control characters that no text holds. */
  private static boolean isText(byte[] head) {
    if (head.length == 0) {
      return false;
    }
    for (byte each : head) {
      int code = each & 0xFF;
      boolean control = code < 0x20 && code != '\t' && code != '\n' && code != '\f' && code != '\r';
      if (control && code != 0x1B) {
        return false;
      }
    }
    return isUtf8(head);
  }

  /** A character that the end cuts off is none of the file's faults. */
  private static boolean isUtf8(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8);
    int fault = text.indexOf('\uFFFD');
    return fault < 0 || (head.length >= HEAD && fault >= text.length() - 3);
  }

  private static String ofText(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    if (JSON.matcher(text).matches()) {
      return "application/json";
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (!MARKUP.matcher(lower).matches()) {
      return "text/plain";
    }
    if (lower.contains("<svg")) {
      return "image/svg+xml";
    }
    return lower.stripLeading().startsWith("<?xml") && !lower.contains("<html")
        ? "application/xml"
        : "text/html";
  }

  private static boolean begins(byte[] head, int offset, String hex) {
    return new Magic(offset, HexFormat.of().parseHex(hex), "").matches(head);
  }

  private static String ascii(byte[] head, int from, int to) {
    int end = Math.min(to, head.length);
    return from >= end ? "" : new String(head, from, end - from, StandardCharsets.ISO_8859_1);
  }

  /** Bytes at a place; {@code RIFF} files say what they are after their length. */
  private static final class Magic {
    private static final byte[] RIFF = {'R', 'I', 'F', 'F'};
    private static final int AFTER_LENGTH = 8;

    private final int offset;
    private final byte[] bytes;
    private final String mediaType;

    Magic(int offset, byte[] bytes, String mediaType) {
      this.offset = offset;
      this.bytes = bytes;
      this.mediaType = mediaType;
    }

    static Magic at(int offset, String hex, String mediaType) {
      return new Magic(offset, HexFormat.of().parseHex(hex), mediaType);
    }

    static Magic riff(String hex, String mediaType) {
      return at(AFTER_LENGTH, hex, mediaType);
    }

    String mediaType() {
      return mediaType;
    }

    boolean matches(byte[] head) {
      boolean riff = offset == AFTER_LENGTH;
      return here(head, offset, bytes) && (!riff || here(head, 0, RIFF));
    }

    private static boolean here(byte[] head, int at, byte[] wanted) {
      return head.length >= at + wanted.length
          && Arrays.equals(head, at, at + wanted.length, wanted, 0, wanted.length);
    }
  }
}
